// Leaving a counter that has somebody in hand: the number would stay there, so it is asked first.
import { byId, say, setText } from './page.js';

/** Does `onLeave`, but asks before if `counter` has a ticket in hand. */
export function askLeave(counter, onLeave) {
  if (!counter?.ticket) return onLeave();
  setText(byId('leave-title'), say('console-leave-title', { ticket: counter.ticket.number }));
  byId('leave-yes').onclick = () => {
    byId('leave').close();
    onLeave();
  };
  byId('leave').showModal();
}

/** Whoever signs out leaves the counter too. `mine()` is the operator's own. */
export function startLeave(mine) {
  const form = document.querySelector('form.who');
  form.addEventListener('submit', (event) => {
    if (!mine()?.ticket) return;
    event.preventDefault();
    askLeave(mine(), () => form.submit());
  });
  byId('leave-close').addEventListener('click', () => byId('leave').close());
}
