# What the other scripts share: where things are, how they speak, how they stop. To be sourced, not run.
# shellcheck shell=bash

set -euo pipefail

TURNO_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
TURNO_CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/turno"

# One folder of compiled files for every clone on the machine: a second clone starts warm.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$TURNO_CACHE/target}"

# What the commands make for people to look at stays with the checkout.
TURNO_OUT="$TURNO_ROOT/target"

# Says what is being done, on a line of its own.
say() { printf '\n== %s\n' "$*"; }

# Says why it cannot go on and what to do, then stops.
die() {
    printf '\nCannot go on: %s\n' "$*" >&2
    exit 1
}

# Is this command on the path?
has() { command -v "$1" >/dev/null 2>&1; }

# May this user install, by being root or by sudo? A password is asked for only when somebody is there to give it.
is_admin() { [ "$(id -u)" = 0 ] || { has sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }; }

# Runs a command with an administrator's rights.
as_admin() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Installs the Debian packages that are named and missing; quick when nothing is.
apt_ensure() {
    local missing
    if ! has dpkg-query; then
        [ "${TURNO_SKIP_INSTALL:-}" = 1 ] && return 0
        die "this is not a Debian system, so nothing can be installed for you. Install what stands for these
packages on your system, then run again with TURNO_SKIP_INSTALL=1:
    $*"
    fi
    missing="$(apt_missing "$@")"
    [ -n "$missing" ] || return 0
    [ "${TURNO_SKIP_INSTALL:-}" = 1 ] && die "these packages are missing and TURNO_SKIP_INSTALL=1 forbids installing them:
    $missing"
    has apt-get || die "these packages are missing and this system has no apt-get:
    $missing"
    is_admin || die "packages are missing, and installing them needs an administrator's rights. As root, run this, then try again:
    apt-get update && apt-get install -y --no-install-recommends $missing"
    say "Installing $missing"
    as_admin apt-get update -qq || die "the list of Debian packages could not be read: is there a network?"
    # shellcheck disable=SC2086 # one word per package
    as_admin env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing ||
        die "Debian packages could not be installed: see the lines above"
}

# Of the packages named, those not installed, on one line.
apt_missing() {
    local known
    known="$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p')" || true
    printf '%s\n' "$@" | grep -vxF -f <(printf '%s\n' "$known") | tr '\n' ' ' | sed 's/ $//' || true
}

# One checksum of everything in the files named, and of their names.
checksum() { sha256sum "$@" | sha256sum | cut -d' ' -f1; }

# Makes the folder of compiled files this checkout's own. Cargo names what it compiles of a workspace by its place within
# it, so the parts of two checkouts have the same names in a shared folder, and one could run the other's code. Those parts
# are thrown away when the checkout changes; the libraries, which are the long part, stay.
own_compiled_files() {
    local mark="$CARGO_TARGET_DIR/.turno-checkout" members
    [ "$(cat "$mark" 2>/dev/null)" = "$TURNO_ROOT" ] && return 0
    if [ -d "$CARGO_TARGET_DIR" ] && has cargo; then
        say "Throwing away what another checkout has compiled of Turno itself"
        members="$(cd "$TURNO_ROOT" && cargo metadata --locked --no-deps --format-version 1 | grep -o '"name":"[a-z-]*","version":"[0-9.]*","id":"path+' | cut -d'"' -f4)"
        # shellcheck disable=SC2046,SC2086 # one word per package
        (cd "$TURNO_ROOT" && cargo clean --quiet $(printf -- '-p %s ' $members)) || die "the compiled files in $CARGO_TARGET_DIR cannot be cleaned"
    fi
    mkdir -p "$CARGO_TARGET_DIR"
    echo "$TURNO_ROOT" >"$mark"
}
