#!/usr/bin/env bash
# Counts the instructions of the core paths and compares them with the record (`check`), or keeps them as the record (`record`).
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$TURNO_ROOT"

case "${1:-check}" in
check | record) ;;
*) die "scripts/counts.sh takes 'check' or 'record', not '$1'" ;;
esac
"$TURNO_ROOT/scripts/install.sh" check
cargo build --locked --release -p turno-counts || die "the program that counts does not build: see the lines above"
"$CARGO_TARGET_DIR/release/turno-counts" "${1:-check}" || die "the instructions of the core paths are not as recorded: see the lines above"
