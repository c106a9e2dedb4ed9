// The operator's console: which counter this is, what the operator presses, and what the page says about it.
import { buttonOfKey, buttonsOf, isForThePage } from './console/actions.js';
import { askNote, askTransfer, askWalkIn } from './console/ask.js';
import { counterInfo, drawHall, serviceName } from './console/floor.js';
import { actionOfKey } from './console/keys.js';
import { askLeave, startLeave } from './console/leave.js';
import { startLive } from './console/live.js';
import { drawMine, sayNext } from './console/mine.js';
import { byId, follow, hall, make, say, sayError, setAttribute, setHidden, setText } from './console/page.js';
import { parkMinutes, parkOfKey, startPark } from './console/park.js';
import { counterStep, issueStep, noteStep, ticketStep } from './console/press.js';
import { ask } from './console/question.js';
import { stepRows } from './console/rows.js';
import { askTaken, drawShared, isElsewhere, isForeign, onSeats, pressedHere, screenId } from './console/seats.js';
import { seeCounter, tell } from './console/told.js';
import { isInert, isPressing, pressSteps, settle, takeUp } from './console/under-way.js';
import { drawUndo, startUndo, undoable } from './console/undo.js';

const COUNTER_KEPT_AS = `turno.counter.${hall.id}`;
// After an answer the buttons change their meaning under the finger: the second half of a double press must not count.
const SETTLE_MS = 400;
// What a press is answered with when somebody else at the same counter was quicker.
const ANOTHER_WAS_FIRST = new Set(['ticket_in_hand', 'not_in_hand', 'wrong_state', 'counter_closed', 'nothing_to_undo']);
// Letters that press no button of the counter's state.
const LETTERS = { U: 'undo', A: 'note', L: 'rows' };

let floor;
let counterId = localStorage.getItem(COUNTER_KEPT_AS);
let isHallDue = false;
// The number that was given here last to somebody who stood at the counter without one.
let walkedIn;

const mine = () => floor?.counters.find((counter) => counter.id === counterId && counterInfo(counterId));

function draw() {
  if (!floor) return;
  const counter = mine();
  const isFirst = byId('work').hidden;
  setHidden(byId('choose'), Boolean(counter));
  setHidden(byId('work'), !counter);
  // A press that is under way speaks of the state before it.
  if (!isPressing()) seeCounter(counter);
  if (!counter) return drawChoice();
  const hadFocus = document.activeElement;
  setAttribute(byId('mine'), 'aria-busy', isPressing());
  drawMine(floor, counter, isInert());
  // While a press is under way, its own step may be on the floor before it is answered.
  if (!isPressing()) drawShared(counter);
  drawUndo(!isPressing() && isForeign(counter) ? undefined : counter, isInert());
  if (isFirst && hadFocus === document.body) byId('act-main').focus();
  leadBack(hadFocus);
  drawHallSoon();
}

/** The row or button that had the focus is gone: the next thing to do is the large button. */
function leadBack(hadFocus) {
  if (!hadFocus.isConnected || hadFocus.closest('[hidden]')) byId('act-main').focus();
}

/** With the next picture: the operator's own counter comes first, and of two states before one picture the later is enough. */
function drawHallSoon() {
  if (isHallDue) return;
  isHallDue = true;
  requestAnimationFrame(() => {
    isHallDue = false;
    const counter = mine();
    if (!counter) return;
    const hadFocus = document.activeElement;
    drawHall(floor, counter, { canCall: counter.state === 'free', onPress: pressRow });
    leadBack(hadFocus);
  });
}

function drawChoice() {
  // Known here, and not to the hall any more: it was taken out of the settings under whoever works at it.
  setHidden(byId('choose-gone'), !counterId);
  if (counterId && document.activeElement === document.body) byId('choose-title').focus();
  follow(byId('choose-list'), floor.counters.filter(({ id }) => counterInfo(id)), ({ id }) => id, ({ id }) => {
    const button = make('button', 'tile', make('span', 'tile-name', counterInfo(id).name), make('span', 'tile-more'));
    button.type = 'button';
    button.addEventListener('click', () => (isElsewhere(id) ? askTaken(id, () => choose(id)) : choose(id)));
    return make('li', '', button);
  }, (element, { id, state }) => {
    const facts = [counterInfo(id).place, say(`console-state-${state}`), isElsewhere(id) && say('console-choose-taken')];
    setText(element.querySelector('.tile-more'), facts.filter(Boolean).join(' · '));
  });
}

function choose(id) {
  counterId = id;
  localStorage.setItem(COUNTER_KEPT_AS, id);
  tell('');
  moveSeat();
  draw();
  byId('act-main').focus();
}

function forgetCounter() {
  counterId = null;
  localStorage.removeItem(COUNTER_KEPT_AS);
  moveSeat();
  draw();
  byId('choose-title').focus();
}

/** Sends the steps and stops at the first "no". */
async function press(steps) {
  if (isInert()) return;
  const held = mine()?.ticket;
  const news = [];
  let problem = '';
  let floorBefore = floor;
  const isOver = await pressSteps(steps, {
    onBegin: draw,
    onSlow: () => tell(news.join(' '), say('console-retrying')),
    onAnswer(step, { ok, code, body }) {
      if (ok && step.body.service) callGiven(steps, body.ticket.number);
      else if (ok) news.push(newsOf(step, body, held));
      // After "done", an empty hall is news and no problem.
      else if (code === 'nobody_waiting' && news.length > 0) news.push(sayError(code));
      else problem = ANOTHER_WAS_FIRST.has(code) && isElsewhere(counterId) ? say('console-shared-first') : sayError(code);
      if (ok && body.counter && step.body.action.kind !== 'undo') pressedHere(body.counter);
      if (ok && body.counter && floor === floorBefore) showAtOnce(body.counter);
      floorBefore = floor;
      return !problem;
    },
  });
  if (!isOver) return;
  settle(SETTLE_MS, draw);
  draw();
  tell(news.join(' '), problem);
}

/** A number that has just been given is called in the step after. */
function callGiven(steps, given) {
  const call = steps.find(({ body }) => body.action?.ticket === '');
  if (!call) return;
  call.body.action.ticket = given;
  walkedIn = given;
}

/** The answer holds the counter as it is now; the whole floor follows over the socket. */
function showAtOnce(counter) {
  if (floor) floor = { ...floor, counters: floor.counters.map((old) => (old.id === counter.id ? counter : old)) };
}

/** What a step has done; `held` was the ticket in hand before it. */
function newsOf({ body: { action }, path }, answer, held) {
  if (answer.note) return say(answer.note.text ? 'console-done-note' : 'console-done-no-note', { ticket: answer.note.ticket });
  const ticket = action.ticket ?? answer.counter?.ticket?.number ?? answer.ticket?.number ?? decodeURIComponent(path.split('/').at(-2));
  if (action.back_after_minutes) return say('console-done-park-for', { ticket, n: action.back_after_minutes });
  // The person must be told to stay.
  const next = action.kind === 'finish' && held?.number === ticket && sayNext(held);
  if (next) return say('console-done-here', { ticket, next });
  return say(`console-done-${action.kind.replaceAll('_', '-')}`, { ticket, service: serviceName(action.service) });
}

/** A button of the operator's own counter, by click or key. */
function pressButton(name) {
  const counter = mine();
  if (!counter || isInert()) return;
  const ticket = counter.ticket?.number;
  const step = (kind) => counterStep(counter.id, ticket && kind !== 'call_next' ? { kind, ticket } : { kind });
  if (name === 'transfer') askTransfer(counter, floor.counters, (route) => press([counterStep(counter.id, { kind: 'transfer', ticket, ...route })]));
  // Somebody stands at the counter without a number: one is given and called at once, so that the visit is counted.
  else if (name === 'walk-in') askWalkIn(counter, (service) => press([issueStep(service, hall.language), counterStep(counter.id, { kind: 'call', ticket: '' })]));
  else if (name === 'finish-next') press([step('finish'), step('call_next')]);
  // Back into its line at its place: the next press calls the same number again, and the roll is not passed.
  else if (name === 'not-torn') press([counterStep(counter.id, { kind: 'transfer', ticket, service: counter.ticket.service })]);
  else if (parkMinutes(name)) press([counterStep(counter.id, { kind: 'park', ticket, back_after_minutes: parkMinutes(name) })]);
  else if (name === 'next') {
    if (counter.next) press([step('call_next')]);
  } else press([step(name.replaceAll('-', '_'))]);
}

function pressUndo() {
  const [counter, last] = [mine(), undoable()];
  if (!counter || !last || isInert()) return;
  const undo = counterStep(counter.id, { kind: 'undo', ticket: last.ticket, step: last.step });
  // A number that was given at the counter is on no paper: nobody would wait with it.
  const withoutHolder = last.step === 'call' && last.ticket === walkedIn;
  press(withoutHolder ? [undo, ticketStep(last.ticket, { kind: 'withdraw' })] : [undo]);
}

/** A button in the row of a ticket. */
function pressRow(name, ticket) {
  const counter = mine();
  if (!counter || isInert()) return;
  if (name === 'call' && counter.state === 'free') press([counterStep(counter.id, { kind: 'call', ticket })]);
  if (name === 'bring-back') press([ticketStep(ticket, { kind: 'bring_back' })]);
  if (name === 'withdraw') ask('withdraw', say('console-withdraw-title', { ticket }), () => press([ticketStep(ticket, { kind: 'withdraw' })]));
}

/** Notes something on the ticket in hand. */
function pressNote({ ticket }) {
  askNote(ticket, (note) => press([noteStep(ticket.number, note)]));
}

function onFloor(next) {
  floor = next;
  draw();
}

for (const place of ['act-main', 'act-1', 'act-2', 'act-3']) {
  const button = byId(place);
  button.addEventListener('click', (event) => event.detail > 1 || pressButton(button.dataset.action));
}
/** What a key of a call box, or a letter without a button of its own, stands for. */
function pressKey(action) {
  const counter = mine();
  const buttons = floor && buttonsOf(counter, floor.lines);
  if (!buttons) return;
  if (action === 'undo') return pressUndo();
  if (action === 'note') return counter.ticket && !isInert() && pressNote(counter);
  const has = (name) => buttons.some((button) => button.name === (parkMinutes(name) ? 'park' : name));
  if (action === 'main') pressButton(buttons[0].name);
  else if (has(action)) pressButton(action);
  // Whoever presses "next" on a box with one person at the counter is done with this one.
  else if (action === 'next' && has('finish-next')) pressButton('finish-next');
}

addEventListener('keydown', (event) => {
  const chosen = actionOfKey(event);
  if (!isForThePage(event, Boolean(chosen))) return;
  const button = buttonOfKey(floor && buttonsOf(mine(), floor.lines), event.key);
  const action = chosen ?? (button ? undefined : LETTERS[event.key.toUpperCase()] ?? parkOfKey(event));
  if (!action && !button) return;
  event.preventDefault();
  if (action === 'rows') stepRows(event.shiftKey);
  else if (action) pressKey(action);
  else pressButton(button.name);
});
startUndo(pressUndo);
startPark(pressKey);
byId('change').addEventListener('click', () => askLeave(mine(), forgetCounter));
startLeave(mine);
byId('note-do').addEventListener('click', (event) => event.detail > 1 || pressKey('note'));
const moveSeat = startLive({
  onFloor,
  isBusy: isPressing,
  onSeats(seats) {
    onSeats(seats);
    draw();
  },
  seat: () => ({ screen: screenId, ...(counterInfo(counterId) && { counter: counterId }) }),
});
takeUp(press);
