// The questions of the console: to which service and how, what to note.
import { counterInfo } from './floor.js';
import { byId, hall, make, say, setHidden, setText } from './page.js';
import { fillChoices, isServed } from './services.js';

/** Asks where the ticket in hand goes. `onChoose(route)`: the service and what sets the way apart. */
export function askTransfer({ id, ticket }, counters, onChoose) {
  const others = hall.services.filter((service) => service.id !== ticket.service && isServed(service));
  const open = counters.filter((counter) => counter.id !== id && counter.state !== 'closed' && counterInfo(counter.id));
  const select = byId('route-counter');
  const option = (value, name) => Object.assign(make('option', '', name), { value });
  select.replaceChildren(option('', say('console-route-any-counter')), ...open.map((counter) => option(counter.id, counterInfo(counter.id).name)));
  byId('route-position').value = 'in_order';
  byId('route-back').checked = false;
  setHidden(byId('route'), false);
  const show = () => {
    // To a named counter it may go for what it came for, too.
    const services = select.value
      ? hall.services.filter((service) => counterInfo(select.value).services.includes(service.id))
      : others;
    drawServices(services, (service) => onChoose(routeTo(service)));
  };
  select.onchange = show;
  show();
  openServices(say('console-transfer-title', { ticket: ticket.number }), say('console-transfer-lead'));
}

/** What is as usual is left out. */
function routeTo(service) {
  const [counter, position] = [byId('route-counter').value, byId('route-position').value];
  return {
    service,
    ...(position !== 'in_order' && { position }),
    ...(counter && { counter }),
    ...(byId('route-back').checked && { afterwards: 'comes_back' }),
  };
}

/** Asks what somebody has come for who stands at the counter. */
export function askWalkIn({ id }, onChoose) {
  setHidden(byId('route'), true);
  drawServices(hall.services.filter((service) => counterInfo(id).services.includes(service.id)), onChoose);
  openServices(say('console-walk-in-title'), say('console-walk-in-lead'));
}

function drawServices(services, onChoose) {
  fillChoices(byId('transfer-list'), services, (service) => {
    byId('transfer').close();
    onChoose(service);
  });
}

function openServices(title, lead) {
  setText(byId('transfer-title'), title);
  setText(byId('transfer-lead'), lead);
  byId('transfer').showModal();
  // The services are what is asked for; the rest is there for whoever looks for it.
  byId('transfer-list').querySelector('button')?.focus();
}

/** Asks what to note on a ticket. */
export function askNote({ number, note = '' }, onKeep) {
  setText(byId('note-title'), say('console-note-title', { ticket: number }));
  byId('note-text').value = note;
  byId('note-form').onsubmit = (event) => {
    event.preventDefault();
    byId('note').close();
    onKeep(byId('note-text').value);
  };
  byId('note').showModal();
}

for (const name of ['transfer', 'note']) byId(`${name}-close`).addEventListener('click', () => byId(name).close());
