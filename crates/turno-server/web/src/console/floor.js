// Draws the hall: the lines with their people, who is set aside, every counter.
import { clock, clockOfDay, elapsed, minutesSince } from './clock.js';
import { byId, follow, hall, make, say, setAttribute, setHidden, setText } from './page.js';

// What a row was drawn from: of hundreds of people one or two change with a press.
const drawnFrom = new WeakMap();

const PAPER = { on_screen: 'console-paper-on-screen', unknown: 'console-paper-unknown', not_taken: 'console-paper-not-taken' };

export const serviceName = (id) => hall.services.find((service) => service.id === id)?.name ?? id;
export const counterInfo = (id) => hall.counters.find((counter) => counter.id === id);

/**
 * The whole right side, for the counter `mine`, or for nobody's. `canCall`: this counter may call somebody now; `canSend`: whoever
 * waits may be sent on.
 */
export function drawHall(floor, mine, { canCall = false, canSend = false, onPress }) {
  const served = mine ? counterInfo(mine.id).services : hall.services.map(({ id }) => id);
  const lines = [...floor.lines].sort((a, b) => served.includes(b.service) - served.includes(a.service));
  setText(byId('waiting-count'), String(lines.reduce((sum, line) => sum + line.waiting_total, 0)));
  follow(byId('lines'), lines, (line) => line.service, makeLine, (element, line) => {
    const here = served.includes(line.service);
    updateLine(element, line, here);
    follow(element.querySelector('.people'), line.waiting, (ticket) => ticket.number,
      (ticket) => makeWaiting(ticket, onPress),
      (row, ticket) => updateWaiting(row, ticket, { isNext: ticket.number === mine?.next, canCall: canCall && here, callable: Boolean(mine) && here, atCounter: Boolean(mine) || !canSend }));
  });
  drawAside(floor.aside, onPress);
  drawCounters(floor.counters, mine?.id);
}

function makeLine() {
  return make('section', 'line', make('h3', 'line-name'), make('p', 'line-note'), make('ul', 'people'), make('p', 'line-note'));
}

function updateLine(element, line, here) {
  const [title, note, , more] = element.children;
  const drawn = `${line.service} ${line.waiting_total}`;
  if (title.dataset.drawn !== drawn) {
    title.replaceChildren(serviceName(line.service), ' ', make('span', 'count', String(line.waiting_total)));
    title.dataset.drawn = drawn;
  }
  setAttribute(element, 'data-here', here);
  const notes = [line.opening.kind === 'closed' && sayClosed(line),
    line.numbers === 'no_time_left' && say('console-line-no-time'), !here && say('console-line-elsewhere')];
  setText(note, notes.filter(Boolean).join(' · '));
  setHidden(note, note.textContent === '');
  const unnamed = line.waiting_total - line.waiting.length;
  setHidden(more, unnamed <= 0);
  setText(more, say('console-waiting-more', { n: unnamed }));
}

// A service by appointment alone has no line to walk into.
export const isWalkIn = (service) => hall.services.some(({ id, walk_in: walkIn }) => id === service && walkIn);

/** Why a line gives no numbers: the office's own words where there are some, else the reason, with the time at which it ends. */
export function sayClosed({ service, suspended, opening }) {
  if (!suspended && !isWalkIn(service)) return say('console-line-appointment');
  if (!suspended && opening.opens_at) return say('console-line-closed-until', { time: clockOfDay(opening.opens_at) });
  if (!suspended) return say('console-line-closed');
  const reason = suspended.text ?? say(`suspended-${suspended.reason}`);
  return suspended.until
    ? say('manager-suspended-until', { reason, time: clock(suspended.until) })
    : say('manager-suspended', { reason });
}

/** A cross: the word stands in the button's name, and a row stays a row in every language. */
function cross() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'brief-icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', '/assets/icons.svg#it-close');
  svg.append(use);
  return svg;
}

function withdrawButton(ticket, onPress) {
  const name = say('console-do-withdraw-one', { ticket });
  const button = rowButton('brief brief-quiet', cross(), name, () => onPress('withdraw', ticket));
  button.title = name;
  return button;
}

function rowButton(className, text, name, act) {
  const button = make('button', className, text);
  button.type = 'button';
  button.setAttribute('aria-label', name);
  button.addEventListener('click', (event) => event.detail > 1 || act());
  return button;
}

function makeWaiting({ number }, onPress) {
  return make('li', 'person',
    make('span', 'person-number', number),
    make('span', 'person-facts', make('span', 'person-for'), ' ', make('span', 'person-since')),
    make('span', 'person-tags'),
    make('span', 'person-buttons',
      rowButton('brief', say('console-do-call'), say('console-do-call-one', { ticket: number }), () => onPress('call', number)),
      rowButton('brief brief-send', say('console-do-send'), say('console-do-send-one', { ticket: number }), () => onPress('send', number)),
      withdrawButton(number, onPress)));
}

function updateWaiting(row, ticket, facts) {
  const from = JSON.stringify([ticket, facts]);
  if (drawnFrom.get(row) === from) return;
  drawnFrom.set(row, from);
  const { isNext, canCall, callable, atCounter } = facts;
  const forText = row.querySelector('.person-for');
  forText.dataset.minutes = ticket.arrived_at;
  setText(forText, say('console-waiting-for', { minutes: minutesSince(ticket.arrived_at) }));
  setText(row.querySelector('.person-since'), say('console-waiting-since', { time: clock(ticket.arrived_at) }));
  const tags = [
    isNext && say('console-tag-next'),
    ticket.need === 'priority' && say('console-tag-priority'),
    ticket.slot && say('console-tag-booked', { time: clock(ticket.slot) }),
    ticket.counter && say('console-tag-counter', { counter: counterInfo(ticket.counter)?.name ?? ticket.counter }),
    PAPER[ticket.paper] && say(PAPER[ticket.paper]),
    ticket.note && say('console-note-is', { note: ticket.note }),
  ];
  drawTags(row, tags);
  // At a counter tickets are sent on from the hand; at the reception they wait.
  setHidden(row.querySelector('.brief-send'), atCounter);
  const call = row.querySelector('.brief');
  setHidden(call, !callable);
  setAttribute(call, 'aria-disabled', !canCall);
}

function drawTags(row, wanted) {
  const [tags, holder] = [wanted.filter(Boolean), row.querySelector('.person-tags')];
  if (holder.dataset.drawn === tags.join()) return;
  holder.replaceChildren(...tags.map((tag) => make('span', 'tag', tag)));
  holder.dataset.drawn = tags.join();
}

function drawAside(aside, onPress) {
  setText(byId('aside-count'), aside.length > 0 ? String(aside.length) : '');
  setHidden(byId('aside-none'), aside.length > 0);
  follow(byId('aside'), aside, (ticket) => `${ticket.number} ${ticket.reason} ${ticket.since}`, ({ number, service, reason, since, back_at: backAt }) =>
    make('li', 'person',
      make('span', 'person-number', number),
      make('span', 'person-facts', make('span', 'person-for', serviceName(service)), ' ',
        make('span', 'person-since', [
          say(reason === 'no_show' ? 'console-aside-no-show' : 'console-aside-parked', { time: clock(since) }),
          backAt && say('console-aside-back-at', { time: clock(backAt) }),
        ].filter(Boolean).join(' · '))),
      make('span', 'person-tags'),
      make('span', 'person-buttons',
        rowButton('brief', say('console-do-bring-back'), say('console-do-bring-back-one', { ticket: number }),
          () => onPress('bring-back', number)),
        withdrawButton(number, onPress))),
    (row, { note }) => drawTags(row, [note && say('console-note-is', { note })]));
}

export function drawCounters(counters, mineId) {
  follow(byId('counters'), counters, (counter) => counter.id,
    ({ id }) => make('li', 'counter', make('span', 'counter-name', counterInfo(id)?.name ?? id), make('span', 'counter-state'),
      make('span', 'counter-number'), make('span', 'counter-time digits')),
    (element, { id, state, ticket }) => {
      const [, stateText, number, time] = element.children;
      setAttribute(element, 'data-state', state);
      setAttribute(element, 'data-mine', id === mineId);
      setText(stateText, say(`console-state-${state}`));
      setText(number, ticket?.number ?? '');
      const since = ticket ? ticket.started_at ?? ticket.called_at : '';
      setAttribute(time, 'data-elapsed', since);
      setText(time, since ? elapsed(since) : '');
    });
}

/** Every second: the times that run. */
export function tickTimes() {
  for (const element of document.querySelectorAll('[data-elapsed]')) {
    if (element.dataset.elapsed) setText(element, elapsed(element.dataset.elapsed));
  }
  for (const element of document.querySelectorAll('[data-minutes]')) {
    setText(element, say('console-waiting-for', { minutes: minutesSince(element.dataset.minutes) }));
  }
}
