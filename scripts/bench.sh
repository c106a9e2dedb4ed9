#!/usr/bin/env bash
# Builds the programs in their release form, measures them, and writes target/bench/report.json and docs/PERFORMANCE.md.
# `scripts/bench.sh NAME...` measures only what is named, into report-NAME.json; a wrong name lists the right ones.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

"$TURNO_ROOT/scripts/install.sh" bench
"$TURNO_ROOT/scripts/web.sh"

cd "$TURNO_ROOT"
if [ ! -d "$CARGO_TARGET_DIR/release" ]; then
    say "Building the release programs for the first time: about a quarter of an hour on two cores, seconds from then on"
else
    say "Building the release programs"
fi
cargo build --locked --release -p turno-server -p turno-bench -p kiosk-ui -p display-ui || die "the release programs do not build: see the lines above"

say "Measuring (under fifteen minutes, after at most half a minute of waiting for a quiet machine; let nothing else run meanwhile)"
# From a folder of their own: rows start the programs for a quarter of an hour, and every clone builds into the same one.
programs="$TURNO_ROOT/target/bench/programs"
mkdir -p "$programs"
cp -f "$CARGO_TARGET_DIR"/release/turno-{bench,server,kiosk,display} "$programs/"
exec "$programs/turno-bench" "$@"
