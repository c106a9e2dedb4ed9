// The undo of the counter's last step, with the seconds for which it may still be done.
import { nowMs } from './clock.js';
import { byId, say, setAttribute, setHidden, setText } from './page.js';

const TICK_MS = 250;

let shown;

/** Draws what `counter` may take back. `inert`: a press is under way. */
export function drawUndo(counter, inert) {
  shown = counter?.undo;
  setAttribute(byId('undo'), 'aria-disabled', inert);
  tick();
}

/** The step that may be taken back now, as the server named it. */
export const undoable = () => (secondsLeft() > 0 ? shown : undefined);

/** Listens to the button. */
export function startUndo(onPress) {
  byId('undo').addEventListener('click', (event) => event.detail > 1 || onPress());
  setInterval(tick, TICK_MS);
}

const secondsLeft = () => (shown ? Math.ceil((Date.parse(shown.until) - nowMs()) / 1000) : 0);

function tick() {
  const secs = secondsLeft();
  setHidden(byId('undo'), secs <= 0);
  if (secs > 0) setText(byId('undo-text'), say('console-do-undo', { ticket: shown.ticket, secs }));
}
