#!/usr/bin/env bash
# Installs what the commands need and the machine lacks: Debian packages, Node.js, the pages' and browser tests' packages.
# Quick when nothing is missing. `scripts/install.sh build` leaves out what only the tests and the demo use,
# `check` adds what counts instructions and what the build without a window system is linked with, `bench` what is measured beside our programs.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$TURNO_ROOT/scripts/node.sh"

# A C compiler for SQLite, the libraries Slint and the sound output are linked with, time zones.
BUILD=(gcc libc6-dev pkg-config libfontconfig-dev libxkbcommon-dev libasound2-dev tzdata)

# The libraries a window loads at run time, and typefaces for every language.
WINDOWS=(libxkbcommon-x11-0 libx11-xcb1 libxcursor1 libxi6 libxrandr2 libgl1 fontconfig fonts-noto-core fonts-noto-cjk)

# A screen nobody looks at, a finger, a camera.
SCREEN=(xvfb xauth xdotool x11-utils imagemagick)

# A loudspeaker nobody hears, the speaking program, and what measures the sound.
SOUND=(libasound2-plugins pulseaudio pulseaudio-utils espeak-ng sox)

# The operator's browser, and the eyes that read the slip's QR code and the numbers on the screens.
OTHER=(chromium-headless-shell zbar-tools tesseract-ocr tesseract-ocr-eng procps)

# The libraries a window draws with where there is no window system (the feature `kms`).
KMS=(libdrm-dev libgbm-dev libinput-dev libudev-dev)

# What is measured beside ours, and what counts instructions.
BENCH=(mosquitto)
COUNT=(valgrind)

has cargo || die "Rust is not installed (there is no cargo command). Install it first: it is the one thing these
commands do not install for you."

case "${1:-all}" in
build) apt_ensure "${BUILD[@]}" ;;
check) apt_ensure "${BUILD[@]}" "${KMS[@]}" "${COUNT[@]}" ;;
bench) apt_ensure "${BUILD[@]}" "${WINDOWS[@]}" xvfb chromium chromium-headless-shell "${BENCH[@]}" ;;
all) apt_ensure "${BUILD[@]}" "${WINDOWS[@]}" "${SCREEN[@]}" "${SOUND[@]}" "${OTHER[@]}" ;;
*) die "scripts/install.sh takes 'build', 'check', 'bench' or nothing, not '$1'" ;;
esac

ensure_node
