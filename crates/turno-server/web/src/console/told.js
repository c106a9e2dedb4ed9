// What the console says of the last press, for as long as it may still be true.
import { byId, setText } from './page.js';

// Whoever pressed can read it for so long, whatever happens meanwhile.
const READ_MS_MIN = 8_000;
const TICK_MS = 1_000;

let toldAt = 0;
let toldOf = '';
let now = '';

/** Says what has happened; `problem` goes to the place that interrupts a screen reader. */
export function tell(news, problem = '') {
  setText(byId('said'), news);
  setText(byId('failed'), problem);
  toldAt = performance.now();
  toldOf = now;
}

/** The counter is like this now: what was said of another state is soon forgotten. */
export function seeCounter(counter) {
  now = counter ? [counter.id, counter.state, counter.ticket?.number, counter.next].join() : '';
}

setInterval(() => {
  if (toldOf === now || performance.now() - toldAt < READ_MS_MIN) return;
  setText(byId('said'), '');
  setText(byId('failed'), '');
}, TICK_MS);
