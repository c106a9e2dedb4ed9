// Whether a counter is open on other screens too, and which of its last steps were pressed on this one.
import { counterInfo } from './floor.js';
import { byId, hall, say, setHidden, setText } from './page.js';
import { makeRequestId } from './press.js';
import { ask } from './question.js';

const OWN_KEPT_AS = `turno.own-steps.${hall.id}`;
// An undo reaches back over one step; the last few are more than enough.
const OWN_KEPT_MAX = 8;

/** What tells this page from another, for the count of screens. */
export const screenId = makeRequestId();

let seats = [];
let own = JSON.parse(sessionStorage.getItem(OWN_KEPT_AS) ?? '[]');
let foreign;

const nameOf = ({ undo }) => undo && `${undo.ticket} ${undo.step} ${undo.until}`;

/** What the server says of the other screens. */
export function onSeats(next) {
  seats = next;
}

/** Whether `counter` is open on another screen. */
export const isElsewhere = (counter) => seats.some((seat) => seat.counter === counter);

/** Remembers the step that `counter`, the answer to a press, says may be taken back: it was pressed here. */
export function pressedHere(counter) {
  const name = nameOf(counter);
  if (!name) return;
  own = [...own, name].slice(-OWN_KEPT_MAX);
  sessionStorage.setItem(OWN_KEPT_AS, JSON.stringify(own));
}

/** Whether the last step of `counter` was pressed on another screen; nobody but who pressed it takes it back. */
export function isForeign(counter) {
  const name = nameOf(counter);
  if (isElsewhere(counter.id) && name && !own.includes(name)) foreign = name;
  return Boolean(name) && name === foreign;
}

/** Says that `counter` is open elsewhere too, and whose its last step is. */
export function drawShared(counter) {
  const sentences = [isElsewhere(counter.id) && say('console-shared'),
    isForeign(counter) && say('console-shared-pressed', { ticket: counter.undo.ticket })];
  setText(byId('shared'), sentences.filter(Boolean).join(' '));
  setHidden(byId('shared'), !sentences.some(Boolean));
}

/** Asks whether a counter that is open elsewhere is to be opened here too. */
export function askTaken(counter, onYes) {
  ask('taken', say('console-taken-title', { counter: counterInfo(counter).name }), onYes);
}
