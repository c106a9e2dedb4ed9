#!/usr/bin/env bash
# Runs a month of an office at a thousand times its pace against the real wall; leaves target/soak/report.json.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

"$TURNO_ROOT/scripts/build.sh"
cd "$TURNO_ROOT"
say "Running a wall for a month, in a quarter of an hour"
exec "$CARGO_TARGET_DIR/debug/soak" "$@"
