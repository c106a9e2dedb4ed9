// Asks a totem for the paper of the number that was given last, and says what became of it.
import { keepFocus } from './focus.js';
import { onSessionEnd } from './live.js';
import { byId, follow, make, say, sayError, setAttribute, setText } from './page.js';
import { deliver, slipStep } from './press.js';

const READY = ['ready', 'paper_low'];
const UNDER_WAY = ['waiting', 'printing'];
const SAID = {
  waiting: 'reception-slip-waiting',
  printing: 'reception-slip-waiting',
  printed: 'reception-slip-printed',
  not_printed: 'reception-slip-not-printed',
  late: 'reception-slip-not-printed',
  unknown: 'reception-slip-unknown',
};
// A slip that is asked for when the person has gone is nobody's.
const ASKING_MS_MAX = 8_000;

let kiosks = [];
let isAsking = false;
let asked;

/** The totems are like this now. */
export function drawSlips(next) {
  kiosks = next;
  keepFocus(draw, byId('given-print'));
  const slip = kiosks.find(({ id }) => id === asked?.totem)?.slip;
  // While a press is on its way, what is known is of the one before.
  if (!isAsking && slip?.ticket === asked?.ticket) tellOf(slip?.state);
}

/** Another number was given: what became of the paper before is of no use, unless it is still on its way. */
export function forgetSlip() {
  if (asked && UNDER_WAY.includes(asked.state)) return;
  asked = undefined;
  tell('');
}

function draw() {
  const ready = kiosks.filter(({ state }) => state.kind === 'heard' && READY.includes(state.printer));
  follow(byId('given-totems'), ready, ({ id }) => id, ({ id }) => {
    const button = make('button', 'act', say('reception-slip-at', { totem: id }));
    button.type = 'button';
    button.addEventListener('click', (event) => event.detail > 1 || ask(id));
    return button;
  }, (button, { slip }) => setAttribute(button, 'aria-disabled', isAsking || UNDER_WAY.includes(slip?.state)));
}

async function ask(totem) {
  if (isAsking || UNDER_WAY.includes(kiosks.find(({ id }) => id === totem)?.slip?.state)) return;
  const ticket = byId('given-number').textContent;
  [isAsking, asked] = [true, { totem, ticket, state: 'waiting' }];
  draw();
  const answer = await deliver(slipStep(ticket, totem), () => tell(say('console-retrying')), ASKING_MS_MAX);
  isAsking = false;
  draw();
  if (answer.ok) return tellOf(answer.body.slip.state);
  if (answer.code === 'no_answer') return tellOf('unknown');
  asked = undefined;
  tell(sayError(answer.code), true);
  if (answer.code === 'not_signed_in') onSessionEnd();
}

function tellOf(state) {
  if (!state) return;
  asked.state = state;
  tell(say(SAID[state], asked), !UNDER_WAY.includes(state) && state !== 'printed');
}

function tell(news, isProblem = false) {
  byId('slip-said').classList.toggle('said-error', isProblem);
  setText(byId('slip-said'), news);
}
