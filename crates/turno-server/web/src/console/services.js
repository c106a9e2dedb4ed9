// The hall's services as something to choose from.
import { serviceName } from './floor.js';
import { follow, hall, make } from './page.js';

/** Whether any counter does this service. One by appointment may have none: whoever were sent there would wait for ever. */
export const isServed = ({ id }) => hall.counters.some(({ services }) => services.includes(id));

/** Makes the options of `select` the services of `lines`. */
export function followServices(select, lines) {
  follow(select, lines, ({ service }) => service, ({ service }) => Object.assign(make('option', '', serviceName(service)), { value: service }), () => {});
}

/** Fills `list` with a button for each of `services`. `onChoose(id)`: one was pressed. */
export function fillChoices(list, services, onChoose) {
  list.replaceChildren(...services.map(({ id, name }) => {
    const button = make('button', 'act', make('span', 'act-label', name));
    button.type = 'button';
    button.addEventListener('click', () => onChoose(id));
    return make('li', '', button);
  }));
}
