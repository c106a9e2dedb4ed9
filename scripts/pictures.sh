#!/usr/bin/env bash
# Makes the pictures of README anew, from the tour, and the sheets of the wall in every layout and language.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

"$TURNO_ROOT/scripts/tour.sh"
mkdir -p "$TURNO_ROOT/docs/pictures"
for name in kiosk-choose kiosk-done slip console wall; do
    # Screens are photographed at full size; a page shows them at a third of it. Without the date, equal pictures stay equal.
    convert "$TURNO_OUT/tour/$name.png" -resize '900x900>' -strip -define png:exclude-chunks=date,time \
        "$TURNO_ROOT/docs/pictures/$name.png"
done

# A sheet of screens beside each other: name, columns, size of each, screens.
sheet() {
    local name="$1" columns="$2" size="$3"
    shift 3
    montage "${@/#/$TURNO_ROOT/target/screens/wall-}" -tile "${columns}x" -geometry "$size+6+6" -background '#8aa4bd' miff:- |
        convert miff:- -resize 1440x +dither -colors 48 -strip -define png:exclude-chunks=date,time \
            "$TURNO_ROOT/docs/pictures/wall/$name.png"
}

say "Drawing the wall in every layout and language"
(cd "$TURNO_ROOT" && cargo test --locked --workspace --bin turno-display ui::tests) || die "the wall's screens are not as they should be"
mkdir -p "$TURNO_ROOT/docs/pictures/wall"
for shape in wide tall; do
    screens=()
    for layout in full calls single; do
        for state in normal stale closed empty long; do screens+=("$layout-$shape-$state.png"); done
    done
    [ "$shape" = wide ] && size=480x270 || size=270x480
    sheet "layouts-$shape" 5 "$size" "${screens[@]}"
done
screens=()
for language in it en de fr es ro sq sl ar zh uk; do screens+=("normal-$language.png"); done
sheet languages 3 640x360 "${screens[@]}"
screens=()
for language in it en de fr es ro sq sl ar zh uk; do screens+=("stale-$language.png" "closed-$language.png"); done
sheet languages-stale-closed 4 480x270 "${screens[@]}"

screens=()
for look in light dark contrast; do
    for state in normal stale quiet; do screens+=("look-$look-$state.png"); done
done
sheet looks 3 640x360 "${screens[@]}"
sheet mirrored 2 640x360 mirrored-wide.png stale-ar.png

# The slip in every language, drawn by a test of the totem.
(cd "$TURNO_ROOT" && cargo test --locked --workspace --bin turno-kiosk pictures_of_the_slip) || die "the slips are not as they should be"
mkdir -p "$TURNO_ROOT/docs/pictures/slips"
for slip in "$CARGO_TARGET_DIR"/slips/*.png; do
    convert "$slip" -resize 50% -colors 16 -strip -define png:exclude-chunks=date,time \
        "$TURNO_ROOT/docs/pictures/slips/$(basename "$slip")"
done
say "The pictures are in docs/pictures"
