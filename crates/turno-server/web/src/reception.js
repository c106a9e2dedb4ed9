// The reception: gives numbers by hand, looks after who waits and who is set aside.
import { clock } from './console/clock.js';
import { drawHall, serviceName } from './console/floor.js';
import { onSessionEnd, startLive } from './console/live.js';
import { byId, follow, hall, make, say, sayError, setAttribute, setHidden, setText } from './console/page.js';
import { deliver, issueStep, ticketStep } from './console/press.js';
import { drawRolls, startRolls } from './console/roll.js';

// After an answer the second half of a double press must not give a second number.
const SETTLE_MS = 700;

let floor;
let isPressing = false;
let settledAt = 0;
let asked;

function draw() {
  setHidden(byId('work'), false);
  drawServices();
  drawRolls(floor.lines.filter(({ service }) => isWalkIn(service)), pressRoll);
  drawHall(floor, undefined, { onPress: pressRow });
}

// A service by appointment alone has no line to walk into.
const isWalkIn = (service) => hall.services.some(({ id, walk_in: walkIn }) => id === service && walkIn);

async function pressRoll(step, news) {
  if (await press(step)) tell(news);
}

function drawServices() {
  follow(byId('give-list'), floor.lines, ({ service }) => service, ({ service }) => {
    const button = make('button', 'act', make('span', 'act-label', serviceName(service)), make('span', 'give-note'));
    button.type = 'button';
    button.addEventListener('click', (event) => event.detail > 1 || give(service));
    return make('li', '', button);
  }, (element, { opening, numbers, waiting_total: waiting }) => {
    const closed = opening.kind === 'closed';
    setAttribute(element.firstChild, 'aria-disabled', closed || isPressing);
    setText(element.querySelector('.give-note'), closed ? say('console-line-closed') : [
      say('reception-waiting', { n: waiting }), numbers === 'no_time_left' && say('console-line-no-time'),
    ].filter(Boolean).join(' · '));
  });
}

function tell(news, problem = '') {
  setText(byId('said'), news);
  setText(byId('failed'), problem);
}

/** Sends one step until it is answered; gives the answer, or nothing after a "no", which it says. */
async function press(step) {
  if (isPressing) return undefined;
  isPressing = true;
  draw();
  const answer = await deliver(step, () => tell('', say('console-retrying')));
  isPressing = false;
  tell('', answer.ok ? '' : sayError(answer.code));
  if (answer.code === 'not_signed_in') onSessionEnd();
  draw();
  return answer.ok ? answer.body : undefined;
}

async function give(service) {
  const isClosed = floor.lines.find((line) => line.service === service)?.opening.kind === 'closed';
  if (isClosed || performance.now() < settledAt) return;
  const body = await press(issueStep(service, byId('language').value));
  settledAt = performance.now() + SETTLE_MS;
  if (!body) return;
  const { number, people_ahead: ahead, forecast, link, issued_at: at } = body.ticket;
  setHidden(byId('given'), false);
  setText(byId('given-number'), number);
  setText(byId('given-service'), serviceName(service));
  setText(byId('given-facts'), [
    say('reception-given-at', { time: clock(at) }),
    say('reception-ahead', { n: ahead }),
    say('reception-wait', { from: forecast.from_min, to: forecast.to_min }),
  ].join(' · '));
  byId('given-link').href = new URL(link).pathname;
  tell(say('reception-given', { ticket: number }));
}

async function pressRow(name, ticket) {
  if (name === 'withdraw') {
    asked = ticket;
    setText(byId('withdraw-title'), say('console-withdraw-title', { ticket }));
    byId('withdraw').showModal();
  }
  if (name === 'bring-back' && (await press(ticketStep(ticket, { kind: 'bring_back' })))) {
    tell(say('console-done-bring-back', { ticket }));
  }
}

byId('withdraw-close').addEventListener('click', () => byId('withdraw').close());
byId('withdraw-yes').addEventListener('click', async () => {
  byId('withdraw').close();
  if (await press(ticketStep(asked, { kind: 'withdraw' }))) tell(say('console-done-withdraw', { ticket: asked }));
});
startRolls(pressRoll);
startLive({ onFloor: (next) => { floor = next; draw(); }, isBusy: () => isPressing });
