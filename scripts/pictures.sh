#!/usr/bin/env bash
# Makes the pictures of README anew, from the tour.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

"$TURNO_ROOT/scripts/tour.sh"
mkdir -p "$TURNO_ROOT/docs/pictures"
for name in kiosk-choose kiosk-done slip console wall; do
    # Screens are photographed at full size; a page shows them at a third of it. Without the date, equal pictures stay equal.
    convert "$TURNO_OUT/tour/$name.png" -resize '900x900>' -strip -define png:exclude-chunks=date,time \
        "$TURNO_ROOT/docs/pictures/$name.png"
done
say "The pictures are in docs/pictures"
