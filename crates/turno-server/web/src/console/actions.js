// Which buttons a counter has in which state, and the keys that press them.
import { say } from './page.js';

const button = (name, label, key, look = '') => ({ name, label: () => say(label), key, look });

const OPEN = button('open', 'console-do-open', 'O');
const CLOSE = button('close', 'console-do-close', 'C');
const WALK_IN = button('walk-in', 'console-do-walk-in', 'W');
const NEXT = button('next', 'console-do-next', 'N');
const START = button('start', 'console-do-start', 'S');
const RECALL = button('recall', 'console-do-recall', 'R');
const NO_SHOW = button('no-show', 'console-do-no-show', 'X');
const NOT_TORN = button('not-torn', 'console-do-not-torn', 'B');
const FINISH = button('finish', 'console-do-finish', 'D');
const FINISH_NEXT = button('finish-next', 'console-do-finish-next', 'N');
const PARK = button('park', 'console-do-park', 'P');
const TRANSFER = button('transfer', 'console-do-transfer', 'T');

/** The large button first, then the others in their places. */
const BUTTONS = {
  closed: [OPEN],
  free: [NEXT, WALK_IN, CLOSE],
  calling: [START, RECALL, NO_SHOW],
  callingFromRoll: [START, RECALL, NO_SHOW, NOT_TORN],
  serving: [FINISH_NEXT, FINISH, PARK, TRANSFER],
};

/** The buttons of a counter. The newest number of a roll may still be on it: whoever tears it must not have been passed. */
export function buttonsOf(counter, lines) {
  if (counter?.state !== 'calling') return BUTTONS[counter?.state];
  const after = ({ letter, value }) => `${letter}${String(value + 1).padStart(3, '0')}`;
  const next = after({ letter: counter.ticket.number[0], value: Number(counter.ticket.number.slice(1)) });
  return lines.some((line) => line.roll_next === next) ? BUTTONS.callingFromRoll : BUTTONS.calling;
}

/** The button among them that a key presses. Enter stands for S: "is here". */
export function buttonOfKey(buttons, key) {
  const letter = key === 'Enter' ? 'S' : key.toUpperCase();
  return buttons?.find((one) => one.key === letter);
}

/** Whether a key press is meant for the page and not for a field, a button or the browser. `chosen`: somebody chose what this key does. */
export function isForThePage(event, chosen) {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return false;
  if (document.querySelector('dialog[open]')) return false;
  const { target } = event;
  if (target.closest('input, textarea, select, [contenteditable]')) return false;
  return chosen || event.key !== 'Enter' || !target.closest('a, button, summary');
}
