// The reception's part for a visit that is more than one line: more services with the same number, or one counter alone.
import { counterInfo, serviceName } from './floor.js';
import { byId, follow, hall, make, say, sayList } from './page.js';
import { isServed } from './services.js';

// In the order in which they were chosen: so the person goes to them.
let chosen = [];

/** Fills the question for further services. */
export function startVisit() {
  byId('visit-then').append(...hall.services.filter(isServed).map(({ id, name }) => {
    const tick = Object.assign(make('input'), { type: 'checkbox', value: id });
    tick.addEventListener('change', () => { chosen = tick.checked ? [...chosen, id] : chosen.filter((known) => known !== id); });
    return make('label', 'tick', tick, ` ${name}`);
  }));
}

/** The counters that somebody may be sent to: those at which somebody works. */
export function drawVisit(counters) {
  const open = counters.filter(({ id, state }) => state !== 'closed' && counterInfo(id));
  const any = { id: '', name: say('console-route-any-counter') };
  follow(byId('visit-counter'), [any, ...open.map(({ id }) => counterInfo(id))], ({ id }) => id,
    ({ id, name }) => Object.assign(make('option', '', name), { value: id }), () => {});
}

/** What was chosen for somebody who comes for `service` first: nothing, mostly. */
export function visitFrom(service) {
  const then = chosen.filter((known) => known !== service);
  const counter = byId('visit-counter').value;
  return { ...(then.length > 0 && { then }), ...(counter && { counter }) };
}

/** Why that cannot be, in words; nothing if it can. */
export function visitProblem({ counter }, service) {
  if (!counter || counterInfo(counter).services.includes(service)) return '';
  return say('reception-counter-serves-not', { counter: counterInfo(counter).name, service: serviceName(service) });
}

/** What the person must know of it. */
export function visitInWords({ then = [], counter }) {
  return [
    counter && say('console-tag-counter', { counter: counterInfo(counter).name }),
    then.length > 0 && say('console-then', { services: sayList(then.map(serviceName)) }),
  ];
}

/** The next person comes for one thing. */
export function forgetVisit() {
  chosen = [];
  for (const tick of byId('visit-then').querySelectorAll('input')) tick.checked = false;
  byId('visit-counter').value = '';
  byId('visit').open = false;
}
