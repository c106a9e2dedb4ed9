#!/usr/bin/env bash
# Plays the main job on the real programs and leaves its pictures and numbers in target/tour.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$TURNO_ROOT/scripts/node.sh"

"$TURNO_ROOT/scripts/build.sh"
ensure_node
browser_packages || die "the packages that drive the browser could not be installed: see the lines above"
cd "$TURNO_ROOT"
say "Playing the main job: totem, printer, console, wall"
exec "$CARGO_TARGET_DIR/debug/tour" "$@"
