#!/usr/bin/env bash
# Makes the pictures of README anew, from the tour, and sheets of the wall and of the totem: every screen, layout, mode, language.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

"$TURNO_ROOT/scripts/tour.sh"
mkdir -p "$TURNO_ROOT/docs/pictures"
for name in kiosk-choose kiosk-done slip console wall; do
    # Screens are photographed at full size; a page shows them at a third of it. Without the date, equal pictures stay equal.
    convert "$TURNO_OUT/tour/$name.png" -resize '900x900>' -strip -define png:exclude-chunks=date,time \
        "$TURNO_ROOT/docs/pictures/$name.png"
done

# A sheet of screens beside each other: folder and name, beginning of the screens' names, columns, size of each, screens.
sheet() {
    local name="$1" prefix="$2" columns="$3" size="$4"
    shift 4
    montage "${@/#/$TURNO_ROOT/target/screens/$prefix}" -tile "${columns}x" -geometry "$size+6+6" -background '#8aa4bd' miff:- |
        convert miff:- -resize '1800x>' -strip -define webp:method=6 -quality 60 "$TURNO_ROOT/docs/pictures/$name.webp"
}

say "Drawing the wall in every layout and language"
(cd "$TURNO_ROOT" && TURNO_DRAW=1 cargo test --locked --workspace --bin turno-display ui::tests) || die "the wall's screens are not as they should be"
mkdir -p "$TURNO_ROOT/docs/pictures/wall"
for shape in wide tall; do
    screens=()
    for layout in full calls single; do
        for state in normal stale closed empty long; do screens+=("$layout-$shape-$state.png"); done
    done
    [ "$shape" = wide ] && size=480x270 || size=270x480
    sheet "wall/layouts-$shape" wall- 5 "$size" "${screens[@]}"
done
screens=()
for language in it en de fr es ro sq sl ar zh uk; do screens+=("normal-$language.png"); done
sheet wall/languages wall- 3 640x360 "${screens[@]}"
screens=()
for language in it en de fr es ro sq sl ar zh uk; do screens+=("stale-$language.png" "closed-$language.png"); done
sheet wall/languages-stale-closed wall- 4 480x270 "${screens[@]}"

say "Drawing the totem in every mode and language"
rm -rf "$TURNO_ROOT/target/screens/totem"
(cd "$TURNO_ROOT" && TURNO_DRAW=1 cargo test --locked --workspace --bin turno-kiosk every_) || die "the totem's screens are not as they should be"
mkdir -p "$TURNO_ROOT/docs/pictures/totem"
# The test of accessibility has drawn them; their names are MODE-LANGUAGE-SCREEN.png, each kind numbered in its order.
screens_of() { (cd "$TURNO_ROOT/target/screens/totem" && printf '%s\n' $1) | sort; }
for mode in standard large contrast low speech all; do
    mapfile -t screens < <(screens_of "$mode-it-*.png")
    sheet "totem/mode-$mode" totem/ 9 180x320 "${screens[@]}"
done
for language in en de fr es ro sq sl ar zh uk; do
    mapfile -t screens < <(screens_of "standard-$language-*.png")
    sheet "totem/language-$language" totem/ 9 180x320 "${screens[@]}"
done
for size in 1920x1080 800x480; do
    mapfile -t screens < <(screens_of "$size-*.png")
    sheet "totem/lying-$size" totem/ 6 300x180 "${screens[@]}"
done
mapfile -t screens < <(screens_of "pair-1080x1920-*.png")
sheet totem/pair totem/ 6 300x533 "${screens[@]}"
mapfile -t screens < <(screens_of "large-800x480-*.png")
sheet totem/lying-large-800x480 totem/ 4 440x264 "${screens[@]}"

screens=()
for look in light dark contrast; do
    for state in normal stale quiet; do screens+=("look-$look-$state.png"); done
done
sheet wall/looks wall- 3 640x360 "${screens[@]}"
sheet wall/mirrored wall- 2 640x360 mirrored-wide.png stale-ar.png

# The slip in every language, drawn by a test of the totem.
(cd "$TURNO_ROOT" && cargo test --locked --workspace --bin turno-kiosk pictures_of_the_slip) || die "the slips are not as they should be"
mkdir -p "$TURNO_ROOT/docs/pictures/slips"
for slip in "$CARGO_TARGET_DIR"/slips/*.png; do
    convert "$slip" -resize 50% -colors 16 -strip -define png:exclude-chunks=date,time \
        "$TURNO_ROOT/docs/pictures/slips/$(basename "$slip")"
done
say "Photographing the pages of the people at work"
source "$TURNO_ROOT/scripts/node.sh"
ensure_node
browser_packages || die "the packages that drive the browser could not be installed: see the lines above"
pages="$TURNO_ROOT/target/pages"
rm -rf "$pages"
(cd "$TURNO_ROOT/tests/browser" && TURNO_PAGES="$pages" npm run --silent test) || die "the pages are not as they should be"
mkdir -p "$TURNO_ROOT/docs/pictures/pages"
for page in "$pages"/*.png; do
    convert "$page" -resize '1000x>' +dither -colors 64 -strip -define png:exclude-chunks=date,time \
        "$TURNO_ROOT/docs/pictures/pages/$(basename "$page")"
done

say "The pictures are in docs/pictures"
