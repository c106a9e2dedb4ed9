#!/usr/bin/env bash
# Builds the pages' assets (crates/turno-server/web/dist) from the lockfile. Does nothing when nothing has changed.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$TURNO_ROOT/scripts/node.sh"

web="$TURNO_ROOT/crates/turno-server/web"
cd "$web"

# Two commands at once must not build into the same folder: the second waits, then finds the work done.
exec 9<"$web"
flock 9

ensure_node

packages="$(checksum package.json package-lock.json .npmrc)"
if [ "$(cat node_modules/.turno-packages 2>/dev/null)" != "$packages" ]; then
    say "Fetching the pages' building blocks (npm, from the lockfile)"
    npm ci --no-audit --no-fund --prefer-offline --loglevel=error || die "npm could not fetch what package-lock.json names: is there a network?"
    echo "$packages" >node_modules/.turno-packages
fi

mapfile -d '' inputs < <(find scss src board ../templates -type f \( -name '*.scss' -o -name '*.css' -o -name '*.svg' -o -name '*.js' -o -name '*.html' \) -print0 2>/dev/null | sort -z)
built="$packages $(checksum build.mjs "${inputs[@]}")"
if [ ! -f dist/app.css ] || [ "$(cat node_modules/.turno-built 2>/dev/null)" != "$built" ]; then
    say "Building the pages' style sheet, fonts and scripts"
    rm -f node_modules/.turno-built
    npm run --silent build || die "the pages' assets did not build: see the lines above"
    echo "$built" >node_modules/.turno-built
fi
