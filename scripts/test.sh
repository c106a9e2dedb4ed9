#!/usr/bin/env bash
# Runs every test: the Rust tests of the workspace, then the pages in a browser. Goes on after a failure, sums up at the
# end, and ends well only if everything did.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$TURNO_ROOT/scripts/node.sh"
cd "$TURNO_ROOT"

results=()
failed=0

# Runs one part and remembers how it ended and how long it took.
part() {
    local name="$1" begun=$SECONDS outcome=passed
    shift
    say "$name"
    "$@" || { outcome=FAILED; failed=1; }
    results+=("$(printf '%-8s %5d s  %s' "$outcome" $((SECONDS - begun)) "$name")")
}

rust_tests() { cargo test --locked --workspace --no-fail-fast; }

browser_tests() {
    browser_packages || return 1
    (cd tests/browser && npm run --silent test)
}

part "Build" "$TURNO_ROOT/scripts/build.sh"
if [ "$failed" = 0 ]; then
    part "Rust tests" rust_tests
    ensure_node
    part "Browser tests" browser_tests
fi

say "Summary"
printf '%s\n' "${results[@]}"
exit "$failed"
