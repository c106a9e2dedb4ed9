#!/usr/bin/env bash
# Runs every test: the members' own, beside them the whole product as processes and its pages in a browser, then the main job by
# itself. Goes on after a failure, sums up at the end, and ends well only if everything did.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$TURNO_ROOT/scripts/node.sh"
cd "$TURNO_ROOT"

results=()
failed=0
heard="$(mktemp -d)"
trap 'rm -rf "$heard"' EXIT

# Remembers how a part ended and how long it took.
note() {
    local outcome=passed
    [ "$2" = 0 ] || { outcome=FAILED; failed=1; }
    results+=("$(printf '%-8s %5d s  %s' "$outcome" "$3" "$1")")
}

# Runs one part: its name, then its command.
part() {
    local name="$1" begun=$SECONDS status=0
    shift
    say "$name"
    "$@" || status=$?
    note "$name" "$status" $((SECONDS - begun))
}

# Runs a part beside the others, to be joined by the name of its command.
beside() {
    (begun=$SECONDS; status=0; "$1" >"$heard/$1" 2>&1 || status=$?; echo "$status $((SECONDS - begun))" >"$heard/$1.end") &
}

# Waits for a part that was begun beside, and shows what it said.
join() {
    local status took
    say "$1"
    while [ ! -s "$heard/$2.end" ]; do wait -n || true; done
    cat "$heard/$2"
    read -r status took <"$heard/$2.end"
    note "$1" "$status" "$took"
}

members() {
    local status=0
    cargo test --locked --workspace --no-fail-fast --lib --bins || status=$?
    cargo test --locked --workspace --no-fail-fast --doc || status=$?
    return "$status"
}

# They mostly wait: for a sound to end, a process to come back, a limit to pass. So more of them run than there are cores.
product() { RUST_TEST_THREADS=$(($(nproc) * 2)) cargo test --locked --workspace --no-fail-fast --test it --test http; }

browser() { cd tests/browser && npm run --silent test; }

main_job() { "$CARGO_TARGET_DIR/debug/tour" >/dev/null; }

part "Build" "$TURNO_ROOT/scripts/build.sh"
if [ "$failed" = 0 ]; then
    ensure_node
    browser_packages || die "the packages that drive the browser could not be installed: see the lines above"
    beside product
    beside browser
    part "The members' own tests" members
    join "The stories, the faults and the whole product" product
    join "The pages in a browser" browser
    part "The main job, played by itself (make tour)" main_job
fi

say "Summary"
printf '%s\n' "${results[@]}"
exit "$failed"
