#!/usr/bin/env bash
# Builds every program of the workspace, after what they need: packages, then the pages' assets the server embeds.
# Everything is built together, tests included: a part built alone would choose other features of the libraries, and the
# user-interface toolkit would be compiled a second time.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

"$TURNO_ROOT/scripts/install.sh" "${1:-all}"
"$TURNO_ROOT/scripts/web.sh"

cd "$TURNO_ROOT"
own_compiled_files
if [ ! -d "$CARGO_TARGET_DIR/debug" ]; then
    say "Building the programs for the first time: about ten minutes on two cores, seconds from then on"
else
    say "Building the programs"
fi
cargo build --locked --workspace --all-targets || die "the programs do not build: see the lines above"
