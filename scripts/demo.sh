#!/usr/bin/env bash
# Runs a sample office on this machine: server, emulated printer, totem, wall. Ctrl-C ends all of it.
#
#   PORT=8080     where the server listens
#   OFFICE=...    which file of assets/offices runs (without its ending)
#
# Everything it keeps and shows is under target/demo: the office's data, the slips that were printed, what the programs
# said, and, where there is no desktop, live pictures of the two windows.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

PORT="${PORT:-8080}"
OFFICE="${OFFICE:-capannori}"
# A Monday morning, so that the office is open whenever the demonstration runs.
CLOCK_FROM="2026-11-23T09:00[Europe/Rome]"
BAUD=19200
URL="http://127.0.0.1:$PORT"

# How long a program may take until it is seen to work. Seconds.
READY_SECS_MAX=30
# How long a program may take to end when asked, before it is ended. Seconds.
STOP_SECS_MAX=5
# Between two pictures of a window. Seconds.
PICTURE_EVERY_SECS=1

KIOSK_SIZE=1080x1920
WALL_SIZE=1920x1080
# On a desktop both windows must fit beside each other.
KIOSK_DESKTOP_SIZE=540x960
WALL_DESKTOP_SIZE=1280x720

here="$TURNO_OUT/demo"
bin="$CARGO_TARGET_DIR/debug"
pids=()
names=()

# Waits, and leaves no process behind when it is told to stop meanwhile.
pause() {
    sleep "$1" {lock}>&- &
    sleeper=$!
    wait "$sleeper" || true
}
sleeper=

# Starts a program in the background; what it says goes to a file of its own.
start() {
    local name="$1"
    shift
    # Whoever types to the printer writes into a named pipe; nobody types to the others.
    local words="$here/$name-words"
    [ -p "$words" ] || words=/dev/null
    "$@" >"$here/$name.log" 2>&1 <>"$words" {lock}>&- &
    pids+=($!)
    names+=("$name")
}

# Ends everything that was started, last first, and waits until it is gone.
stop_all() {
    local index pid deadline
    trap - EXIT INT TERM HUP
    [ -z "$sleeper" ] || kill "$sleeper" 2>/dev/null || true
    [ "${#pids[@]}" -gt 0 ] && say "Stopping"
    for ((index = ${#pids[@]} - 1; index >= 0; index--)); do
        pid="${pids[index]}"
        kill -TERM "$pid" 2>/dev/null || continue
        deadline=$((SECONDS + STOP_SECS_MAX))
        while kill -0 "$pid" 2>/dev/null; do
            [ "$SECONDS" -lt "$deadline" ] || kill -KILL "$pid" 2>/dev/null || true
            sleep 0.1
        done
        wait "$pid" 2>/dev/null || true
    done
}

# Stops with a sentence if one of the programs has ended by itself.
check_alive() {
    local index
    for index in "${!pids[@]}"; do
        kill -0 "${pids[index]}" 2>/dev/null && continue
        tail -n 5 "$here/${names[index]}.log" >&2 || true
        die "${names[index]} has ended by itself. The lines above are the last it said (target/demo/${names[index]}.log)."
    done
}

# Waits until a condition holds, as long as every program lives and the time is not up.
wait_until() {
    local what="$1" deadline=$((SECONDS + READY_SECS_MAX))
    shift
    until "$@" 2>/dev/null; do
        check_alive
        [ "$SECONDS" -lt "$deadline" ] || die "$what did not happen within $READY_SECS_MAX seconds. See target/demo/*.log."
        pause 0.1
    done
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; }

# Starts a screen that nobody looks at, of this size, and leaves its name in $screen.
start_screen() {
    local name="$1" size="$2" number="$here/$1.screen"
    : >"$number"
    # The X server picks a free number itself and writes it to the file once it is ready.
    start "$name" bash -c 'exec Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp 3>"$2"' _ "$size" "$number"
    wait_until "a screen for $name" test -s "$number"
    screen=":$(cat "$number")"
}

# Takes a picture of a screen for as long as it is there. A picture is whole or not there: it is swapped in by name.
# A shot that fails is no harm, the next one comes at once.
keep_picture() {
    trap 'kill "$sleeper" 2>/dev/null; exit 0' TERM
    while true; do
        DISPLAY="$1" import -silent -window root "png:$2.new" 2>/dev/null && mv "$2.new" "$2"
        pause "$PICTURE_EVERY_SECS"
    done
}

[[ "$PORT" =~ ^[0-9]+$ ]] && [ "$PORT" -ge 1 ] && [ "$PORT" -le 65535 ] || die "PORT=$PORT is not a port: give a number from 1 to 65535."
office="$TURNO_ROOT/assets/offices/$OFFICE.toml"
[ -f "$office" ] || die "there is no office called '$OFFICE': choose one of $(cd "$TURNO_ROOT/assets/offices" && ls -- *.toml | sed 's/\.toml$//' | tr '\n' ' ')"
answers && die "port $PORT is in use by another program. Give another one: make demo PORT=8081"

"$TURNO_ROOT/scripts/build.sh"

mkdir -p "$TURNO_OUT"
exec {lock}>"$TURNO_OUT/demo.lock"
flock -n "$lock" || die "a demonstration is already running from this checkout: stop it first."

# A fresh start each time: yesterday's demonstration would be another business day.
rm -rf "$here"
mkdir -p "$here/data" "$here/sheets"
trap stop_all EXIT
# Being told to stop is how a demonstration ends, not a failure.
trap 'exit 0' INT TERM HUP

say "Importing the office '$OFFICE'"
"$bin/turno-server" hall import "$office" --data "$here/data" || die "the office file was refused: see the line above."

# A fresh password each time: nobody else on this machine can use the demonstration's pages.
password="$("$bin/turno-server" user add demo --role administrator --generate --data "$here/data" | sed -n 's/^password: //p')" ||
    die "no user could be made: see the line above."

say "Starting server, printer, totem and wall"
start server "$bin/turno-server" serve --data "$here/data" --listen "127.0.0.1:$PORT" --clock-from "$CLOCK_FROM"
wait_until "an answer from the server" answers
mkfifo "$here/printer-words"
start printer "$bin/turno-emulator" --link "$here/printer-device" --sheets "$here/sheets" --baud "$BAUD"
wait_until "the printer's device" test -e "$here/printer-device"

kiosk=("$bin/turno-kiosk" --server "$URL" --hall "$OFFICE" --printer "$here/printer-device" --baud "$BAUD" --data "$here/totem")
wall=("$bin/turno-display" --server "$URL" --hall "$OFFICE")
desktop=no
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && desktop=yes
if [ "$desktop" = yes ]; then
    start kiosk "${kiosk[@]}" --window "$KIOSK_DESKTOP_SIZE"
    start wall "${wall[@]}" --window "$WALL_DESKTOP_SIZE"
else
    # Drawn by the processor: a screen without a graphics card has nothing faster.
    start_screen kiosk-screen "$KIOSK_SIZE"
    start kiosk env "DISPLAY=$screen" SLINT_BACKEND=winit-software "${kiosk[@]}" --window "$KIOSK_SIZE"
    keep_picture "$screen" "$here/kiosk.png" {lock}>&- &
    pids+=($!) names+=(kiosk-picture)
    start_screen wall-screen "$WALL_SIZE"
    start wall env "DISPLAY=$screen" SLINT_BACKEND=winit-software "${wall[@]}" --window "$WALL_SIZE"
    keep_picture "$screen" "$here/wall.png" {lock}>&- &
    pids+=($!) names+=(wall-picture)
    wait_until "a picture of the totem" test -s "$here/kiosk.png"
    wait_until "a picture of the wall" test -s "$here/wall.png"
fi
check_alive

say "Running. Press Ctrl-C to stop."
echo "  Operator's console  $URL/halls/$OFFICE/console"
echo "  Sign in as          demo, password $password"
echo "  API documents       $URL/api/docs"
echo "  Printed slips       target/demo/sheets/ (a text and a picture each)"
echo "  Trouble to make     echo paper-end > target/demo/printer-words (then paper-ok; also unplug, plug, cover-open, help)"
if [ "$desktop" = yes ]; then
    echo "  Totem and wall      the two windows on your desktop"
else
    echo "  Totem               target/demo/kiosk.png (no desktop here: a picture, new every second)"
    echo "  Wall                target/demo/wall.png"
fi

while true; do
    check_alive
    pause 1
done
