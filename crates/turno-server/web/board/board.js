// The board in a browser: the same content and the same rules as the wall (display-ui/src/announcer.rs), for browsers of
// 2020 and newer. One WebSocket that never gives up; calls announced once, in order, one at a time.
import { Announcer } from './announcer.js';
import { follow } from './link.js';
import { show, showTime } from './show.js';
import { Sound } from './sound.js';

const hall = JSON.parse(document.getElementById('hall').textContent);
const sound = new Sound(hall, document.getElementById('sound'));
const announcer = new Announcer((call, manner) => sound.announce(call, manner));

follow(hall, {
  onBoard(board, atMs) {
    // New names for counters or services: the server writes the page anew.
    if (board.settings_version !== hall.settings_version) return location.reload();
    announcer.board(board, atMs);
    draw();
  },
  onBeat(now, atMs) { announcer.beat(now, atMs); },
});

function draw() { show(hall, announcer.screen(performance.now())); }

setInterval(() => {
  announcer.tick(performance.now());
  showTime(hall, announcer.nowMs(performance.now()));
  draw();
}, 250);
