// Setting the ticket in hand aside for some minutes, after which it is back in its line by itself. P sets it aside until somebody
// brings it back.
import { byId, make, say, setAttribute, setHidden } from './page.js';

/** For how many minutes, by the digit above the letters that presses it. */
const MINUTES = { 1: 5, 2: 10, 3: 20 };

/** The name of the action, as keys of call boxes know it. */
export const PARKS = Object.values(MINUTES).map((minutes) => `park-${minutes}`);

/** The minutes of such an action; nothing for another. */
export const parkMinutes = (action) => (PARKS.includes(action) ? Number(action.slice('park-'.length)) : undefined);

/** The action of a key. The digits of a keypad are keys of a call box: they do what somebody chose for them. */
export const parkOfKey = ({ code, key }) => (code.startsWith('Digit') && MINUTES[key] ? `park-${MINUTES[key]}` : undefined);

/** Draws the choices at a counter with somebody at it. */
export function drawPark({ state }, inert) {
  setHidden(byId('park-for'), state !== 'serving');
  for (const button of byId('park-for').querySelectorAll('button')) setAttribute(button, 'aria-disabled', inert);
}

/** Makes the buttons. `onPark(action)`: one was pressed. */
export function startPark(onPark) {
  byId('park-for').append(...Object.entries(MINUTES).map(([key, minutes]) => {
    const hint = make('kbd', 'act-key', key);
    hint.setAttribute('aria-hidden', 'true');
    const button = make('button', 'brief', say('console-park-minutes', { n: minutes }), ' ', hint);
    button.type = 'button';
    button.title = say('console-do-park-for', { n: minutes });
    button.setAttribute('aria-keyshortcuts', key);
    button.addEventListener('click', (event) => event.detail > 1 || onPark(`park-${minutes}`));
    return button;
  }));
}
