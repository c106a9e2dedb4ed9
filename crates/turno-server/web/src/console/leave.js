// Leaving a counter that has somebody in hand: the number would stay there, so it is asked first.
import { say } from './page.js';
import { ask } from './question.js';

/** Does `onLeave`, but asks before if `counter` has a ticket in hand. */
export function askLeave(counter, onLeave) {
  if (!counter?.ticket) return onLeave();
  ask('leave', say('console-leave-title', { ticket: counter.ticket.number }), onLeave);
}

/** Whoever signs out leaves the counter too. `mine()` is the operator's own. */
export function startLeave(mine) {
  const form = document.querySelector('form.who');
  form.addEventListener('submit', (event) => {
    if (!mine()?.ticket) return;
    event.preventDefault();
    askLeave(mine(), () => form.submit());
  });
}
