// Draws the operator's own counter: state, number, the reason for it, and the buttons that fit the state.
import { buttonsOf } from './actions.js';
import { clock, elapsed, minutesSince } from './clock.js';
import { counterInfo, serviceName } from './floor.js';
import { drawPark } from './park.js';
import { byId, make, say, sayList, setAttribute, setHidden, setText } from './page.js';

const PLACES = ['act-main', 'act-1', 'act-2', 'act-3'];

// These reasons say since when, or after how many, and not how long it was.
const WITHOUT_WAIT = new Set(['oldest_waiting', 'booked', 'one_in']);

/** Draws `mine`, a counter of the floor. `inert`: a press is under way, so no button does anything. */
export function drawMine(floor, mine, inert) {
  const { state, ticket, next } = mine;
  setText(byId('mine-name'), counterInfo(mine.id).name);
  setAttribute(byId('mine'), 'data-state', state);
  setText(byId('mine-state'), say(`console-state-${state}`));
  const since = ticket ? ticket.started_at ?? ticket.called_at : '';
  setText(byId('mine-elapsed-label'), labelOf(mine));
  setAttribute(byId('mine-elapsed-time'), 'data-elapsed', since);
  setText(byId('mine-elapsed-time'), since ? elapsed(since) : '');
  drawNote(ticket ?? floor.lines.flatMap(({ waiting }) => waiting).find(({ number }) => number === next));
  setHidden(byId('note-do'), !ticket);
  if (ticket) drawTicket(ticket);
  else drawNoTicket(floor, mine);
  drawButtons(mine, buttonsOf(mine, floor.lines), inert);
  drawPark(mine, inert);
}

function drawNote(ticket) {
  setHidden(byId('mine-note'), !ticket?.note);
  setText(byId('mine-note'), ticket?.note ? say('console-note-is', { note: ticket.note }) : '');
}

/** What stands before the number or the time that runs. */
function labelOf({ state, next }) {
  if (state === 'serving') return say('console-serving-for');
  if (state === 'calling') return say('console-called-for');
  return state === 'free' && next ? say('console-next-is') : '';
}

function drawTicket(ticket) {
  setText(byId('mine-number'), ticket.number);
  setText(byId('mine-service'), serviceName(ticket.service));
  setFacts([
    sayReason(ticket.reason),
    say('console-speaks', { language: say(`console-language-${ticket.language}`) }),
    ticket.recalls > 0 && say('console-recalls', { n: ticket.recalls }),
    sayNext(ticket),
  ]);
}

/** Where a ticket goes when it is done here; nothing where its visit ends. It goes back before it goes on. */
export function sayNext({ back_to: back, then = [] }) {
  if (back) return say('console-then-back', { counter: counterInfo(back)?.name ?? back });
  return then.length > 0 && say('console-then', { services: sayList(then.map(serviceName)) });
}

function drawNoTicket(floor, { state, next, next_reason: reason }) {
  setText(byId('mine-number'), '–');
  if (state === 'closed') {
    setText(byId('mine-service'), say('console-closed-more'));
    setFacts([]);
    return;
  }
  const line = floor.lines.find(({ waiting }) => waiting.some(({ number }) => number === next));
  const ticket = line?.waiting.find(({ number }) => number === next);
  const roll = floor.lines.find(({ roll_next: onRoll }) => next && onRoll === next);
  if (roll) {
    setText(byId('mine-number'), next);
    setText(byId('mine-service'), serviceName(roll.service));
    setFacts([sayReason(reason)]);
    return;
  }
  if (!ticket) {
    setText(byId('mine-service'), say('console-nobody'));
    setFacts([say('console-nobody-more')]);
    return;
  }
  setText(byId('mine-number'), ticket.number);
  setText(byId('mine-service'), serviceName(line.service));
  const oldest = !reason || reason.kind === 'oldest_waiting';
  setFacts([
    oldest ? `${say('console-next-why')}: ${say('console-waiting-since', { time: clock(ticket.arrived_at) })}` : sayReason(reason),
    (!reason || WITHOUT_WAIT.has(reason.kind)) && say('console-waiting-for', { minutes: minutesSince(ticket.arrived_at) }),
  ]);
}

/** Why it was, or is, a ticket's turn. */
function sayReason({ kind, waited_secs: waited, slot, others }) {
  const key = kind === 'oldest_waiting' ? 'oldest' : kind.replaceAll('_', '-');
  return say(`console-reason-${key}`, { minutes: Math.floor(waited / 60), time: slot && clock(slot), others });
}

function setFacts(facts) {
  setText(byId('mine-facts'), facts.filter(Boolean).join(' · '));
}

function drawButtons({ next }, shown, inert) {
  PLACES.forEach((place, index) => {
    const element = byId(place);
    const button = shown[index];
    setHidden(element, !button);
    if (!button) return;
    if (element.dataset.action !== button.name) {
      element.dataset.action = button.name;
      element.replaceChildren(make('span', 'act-label', button.label()));
      if (button.key) {
        const key = make('kbd', 'act-key', button.key);
        key.setAttribute('aria-hidden', 'true');
        element.append(key);
        element.setAttribute('aria-keyshortcuts', button.key.toLowerCase());
      } else {
        element.removeAttribute('aria-keyshortcuts');
      }
    }
    const pointless = button.name === 'next' && !next;
    setAttribute(element, 'aria-disabled', inert || pointless);
  });
}
