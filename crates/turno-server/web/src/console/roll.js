// Rolls of numbered paper at the reception: put out, counted, taken away.
import { serviceName } from './floor.js';
import { byId, follow, make, say, setHidden, setText } from './page.js';
import { rollStep } from './press.js';
import { followServices } from './services.js';

/** Draws the rolls that are out, and the lines that could have one. `onStep(step, news)`: somebody wants this. */
export function drawRolls(lines, onStep) {
  const out = lines.filter((line) => line.roll_next);
  if (out.length > 0) byId('rolls').open = true;
  follow(byId('roll-list'), out, ({ service }) => service, (line) => makeRoll(line, onStep), updateRoll);
  const free = lines.filter((line) => !line.roll_next);
  setHidden(byId('roll-put-out'), free.length === 0);
  followServices(byId('roll-service'), free);
}

/** Listens to the form that puts a roll out. */
export function startRolls(onStep) {
  byId('roll-put-out').addEventListener('submit', (event) => {
    event.preventDefault();
    const [service, first] = [byId('roll-service').value, byId('roll-first').value.trim().toUpperCase()];
    onStep(rollStep(service, { kind: 'put_out', first }), say('reception-roll-is-out', { service: serviceName(service), ticket: first }));
  });
}

function makeRoll({ service, roll_next: next }, onStep) {
  const last = make('input', 'field roll-number');
  last.value = next;
  last.id = `roll-last-${service}`;
  last.autocomplete = 'off';
  const label = make('label', 'field-label', say('reception-roll-last'));
  label.htmlFor = last.id;
  const count = button('act', say('reception-roll-count'), () => {
    const number = last.value.trim().toUpperCase();
    onStep(rollStep(service, { kind: 'count', last: number }), say('reception-roll-counted', { ticket: number }));
  });
  const away = button('act act-quiet', say('reception-roll-away'), () =>
    onStep(rollStep(service, { kind: 'take_away' }), say('reception-roll-is-away', { service: serviceName(service) })));
  return make('li', 'roll', make('p', 'roll-next'), label, make('div', 'roll-row', last, count), away);
}

function updateRoll(element, { service, roll_next: next }) {
  setText(element.querySelector('.roll-next'), say('reception-roll-next', { service: serviceName(service), ticket: next }));
  const last = element.querySelector('input');
  // What is being typed stays.
  if (last.dataset.next !== next && document.activeElement !== last) {
    last.value = next;
  }
  last.dataset.next = next;
}

function button(className, text, act) {
  const element = make('button', className, text);
  element.type = 'button';
  element.addEventListener('click', (event) => event.detail > 1 || act());
  return element;
}
