#!/usr/bin/env bash
# Runs every test: the Rust tests of the workspace, beside them the pages in a browser, then the main job by itself. Goes on
# after a failure, sums up at the end, and ends well only if everything did.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$TURNO_ROOT/scripts/node.sh"
cd "$TURNO_ROOT"

results=()
failed=0

# Remembers how a part ended and how long it took.
note() {
    local outcome=passed
    [ "$2" = 0 ] || { outcome=FAILED; failed=1; }
    results+=("$(printf '%-8s %5d s  %s' "$outcome" "$3" "$1")")
}

# Runs one part.
part() {
    local name="$1" begun=$SECONDS status=0
    shift
    say "$name"
    "$@" || status=$?
    note "$name" "$status" $((SECONDS - begun))
}

# Most of the longest ones wait: for a sound to end, a process to come back, a limit to pass. So more of them than there are cores.
rust_tests() { RUST_TEST_THREADS="${RUST_TEST_THREADS:-$(($(nproc) * 2))}" cargo test --locked --workspace --no-fail-fast; }

browser_tests() { cd tests/browser && npm run --silent test; }

main_job() { "$CARGO_TARGET_DIR/debug/tour" >/dev/null; }

part "Build" "$TURNO_ROOT/scripts/build.sh"
if [ "$failed" = 0 ]; then
    ensure_node
    browser_packages || die "the packages that drive the browser could not be installed: see the lines above"
    # The browser tests wait for pages, the Rust tests for processes: beside each other they take little longer than one of them.
    said="$(mktemp)"
    trap 'rm -f "$said" "$said.secs"' EXIT
    (begun=$SECONDS; status=0; browser_tests >"$said" 2>&1 || status=$?; echo $((SECONDS - begun)) >"$said.secs"; exit "$status") &
    browser=$!
    part "Rust tests" rust_tests
    say "Browser tests"
    status=0
    wait "$browser" || status=$?
    cat "$said"
    note "Browser tests" "$status" "$(cat "$said.secs")"
    part "The main job, played by itself (make tour)" main_job
fi

say "Summary"
printf '%s\n' "${results[@]}"
exit "$failed"
