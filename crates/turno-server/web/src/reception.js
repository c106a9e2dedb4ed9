// The reception: gives numbers by hand, answers people, looks after who waits and who is set aside.
import { isForThePage } from './console/actions.js';
import { drawAnswers, startAnswers } from './console/answers.js';
import { clock } from './console/clock.js';
import { drawHall, isWalkIn, sayClosed, serviceName } from './console/floor.js';
import { keepFocus } from './console/focus.js';
import { startLive } from './console/live.js';
import { byId, follow, hall, make, say, sayError, setAttribute, setHidden, setText } from './console/page.js';
import { printTicket } from './console/paper.js';
import { appointmentQuestion, issueStep, receiveStep, ticketStep } from './console/press.js';
import { ask } from './console/question.js';
import { drawRolls, startRolls } from './console/roll.js';
import { stepRows } from './console/rows.js';
import { fillChoices, isServed } from './console/services.js';
import { drawSlips, forgetSlip } from './console/slip.js';
import { isInert, isPressing, isSettling, pressSteps, settle, takeUp } from './console/under-way.js';
import { drawVisit, forgetVisit, startVisit, visitFrom, visitInWords, visitProblem } from './console/visit.js';

// After an answer the second half of a double press must not give a second number.
const SETTLE_MS = 700;
// What is said of a ticket that stays in its line.
const MOVED = { in_order: 'reception-moved-in-order', ahead: 'reception-moved-ahead', behind: 'reception-moved-behind' };

let floor;

function draw() {
  // What was kept over a reload is pressed before the first floor is there.
  if (!floor) return;
  keepFocus(drawAll, byId('give-title'));
}

function drawAll() {
  setHidden(byId('work'), false);
  drawServices();
  drawVisit(floor.counters);
  drawRolls(floor.lines.filter(({ service }) => isWalkIn(service)), pressRoll);
  drawAnswers(floor.lines);
  drawHall(floor, undefined, { canSend: true, onPress: pressRow });
}

async function pressRoll(step, news) {
  await press([{ ...step, news }]);
}

/** Somebody was answered and leaves: what was chosen for them must not be given to the next. */
async function pressAnswer(step, news) {
  if (await press([{ ...step, news }])) forgetPerson();
}

/** Whether even a person at work gives no number: outside the hours one may, for whom the office stays. */
function givesNone(service) {
  const line = floor.lines.find((known) => known.service === service);
  return line?.opening.kind === 'closed' && Boolean(line.suspended || !isWalkIn(service));
}

function drawServices() {
  follow(byId('give-list'), floor.lines, ({ service }) => service, ({ service }) => {
    const button = make('button', 'act', make('span', 'act-label', serviceName(service)), make('span', 'give-note'));
    button.type = 'button';
    button.addEventListener('click', (event) => event.detail > 1 || give(service));
    return make('li', '', button);
  }, (element, { service, opening, numbers, suspended, waiting_total: waiting }) => {
    const closed = opening.kind === 'closed';
    setAttribute(element.firstChild, 'aria-disabled', givesNone(service) || isInert());
    setText(element.querySelector('.give-note'), closed ? sayClosed({ service, suspended, opening }) : [
      say('reception-waiting', { n: waiting }), numbers === 'no_time_left' && say('console-line-no-time'),
    ].filter(Boolean).join(' · '));
  });
}

function tell(news, problem = '') {
  setText(byId('said'), news);
  setText(byId('failed'), problem);
}

/**
 * Sends the steps and stops at the first "no". What a step is for goes with it, so that it can be done after a reload of the page as
 * well: the `news` to be told, the number that it `gives` or that `goesAhead`, the appointment that it `checksIn`. Gives whether
 * everything was done.
 */
async function press(steps) {
  let [news, problem, given] = ['', ''];
  const isOver = await pressSteps(steps, {
    onBegin() {
      // The number of the person before must not be read out to this one.
      setHidden(byId('given'), true);
      draw();
    },
    onSlow: () => tell('', say('console-retrying')),
    onAnswer(step, answer) {
      given = givenBy(step, answer) ?? given;
      if (!answer.ok) problem = [step.goesAhead && say('reception-not-ahead', { ticket: given.ticket.number }), sayError(answer.code)].filter(Boolean).join(' ');
      else if (step.checksIn) {
        problem = whyNotCheckedIn(answer.body.appointment);
        if (!problem) steps.push(checkInStep(answer.body.appointment, step.checksIn));
      } else if (step.gives?.way === 'simple') steps.push(aheadStep(given));
      else news = step.news ?? '';
      return !problem;
    },
  });
  if (!isOver) return false;
  if (steps.some(({ gives }) => gives)) settle(SETTLE_MS, draw);
  draw();
  if (given) {
    forgetPerson();
    show(given);
  }
  tell(given ? say('reception-given', { ticket: given.ticket.number }) : news, problem);
  // In a low window the number, which is read out, would be below its foot.
  if (given) byId('given').scrollIntoView({ block: 'nearest' });
  return !problem;
}

/** The ticket that a step has given, or was to send ahead, with what was chosen for its person. */
function givenBy({ gives, goesAhead }, { ok, body }) {
  if (gives && ok) return { ...gives, ticket: body.ticket };
  return goesAhead && ok ? { ...goesAhead, ticket: { ...goesAhead.ticket, people_ahead: 0, forecast: undefined } } : goesAhead;
}

/** Whoever needs but a moment is sent before everybody. */
function aheadStep(given) {
  const { service, visit, ticket } = given;
  const action = { kind: 'send', service, position: 'ahead', ...(visit.counter && { counter: visit.counter }) };
  return { ...ticketStep(ticket.number, action), goesAhead: given };
}

function give(service) {
  if (givesNone(service) || isSettling()) return;
  const [language, way] = [byId('language').value, document.querySelector('input[name="way"]:checked').value];
  const visit = visitFrom(service);
  const problem = visitProblem(visit, service);
  if (problem) {
    setHidden(byId('given'), true);
    tell('', problem);
    return;
  }
  const more = { ...visit, ...(way === 'priority' && { need: 'priority' }) };
  const step = Object.keys(more).length > 0 ? receiveStep(service, language, more) : issueStep(service, language);
  press([{ ...step, gives: { service, visit, way } }]);
}

/** What was chosen for this person must not be given to the next. */
function forgetPerson() {
  byId('language').selectedIndex = 0;
  document.querySelector('input[name="way"][value="plain"]').checked = true;
  forgetVisit();
}

/** Says which number was given. */
function show({ service, ticket, visit }) {
  const { number, people_ahead: ahead, forecast, link, issued_at: at } = ticket;
  setHidden(byId('given'), false);
  forgetSlip();
  setText(byId('given-number'), number);
  setText(byId('given-service'), serviceName(service));
  setText(byId('given-facts'), [
    say('reception-given-at', { time: clock(at) }),
    say('reception-ahead', { n: ahead }),
    forecast && say('reception-wait', { from: forecast.from_min, to: forecast.to_min }),
    ...visitInWords(visit),
  ].filter(Boolean).join(' · '));
  byId('given-link').href = new URL(link).pathname;
}

/** Prints the number that was given last, as long as it stands there. */
async function print() {
  if (byId('given').hidden) return;
  const { pathname } = new URL(byId('given-link').href);
  if (!(await printTicket(pathname))) tell('', say('reception-print-failed'));
}

/** Gives the number for an appointment; only the booking system knows who it is. */
async function checkIn(code) {
  const checksIn = { code, language: byId('language').value };
  if (await press([{ ...appointmentQuestion(code), checksIn }])) byId('booked-code').value = '';
}

function whyNotCheckedIn({ check_in: state }) {
  if (state.kind === 'done') return say('reception-booked-done', { ticket: state.ticket });
  return state.kind === 'too_early' ? say('reception-booked-early', { time: clock(state.from) }) : '';
}

const checkInStep = ({ service }, { code, language }) => ({ ...issueStep(service, language, code), gives: { service, visit: {} } });

const waiting = (number) => floor.lines.flatMap((line) => line.waiting.map((ticket) => ({ ...ticket, service: line.service })))
  .find((ticket) => ticket.number === number);

/** Asks where somebody who waits is sent, or whether they go first. */
function askSend(number) {
  const ticket = waiting(number);
  if (!ticket) return;
  const need = ticket.need === 'priority' ? 'none' : 'priority';
  const choose = (action, news) => {
    byId('send').close();
    press([{ ...ticketStep(number, action), news }]);
  };
  setText(byId('send-title'), say('reception-send-title', { ticket: number }));
  setText(byId('send-need'), say(need === 'priority' ? 'reception-need-give' : 'reception-need-take'));
  byId('send-need').onclick = () => choose({ kind: 'set_need', need }, say(need === 'priority' ? 'reception-need-given' : 'reception-need-taken', { ticket: number }));
  byId('send-position').value = 'in_order';
  fillChoices(byId('send-list'), hall.services.filter(isServed), (service) => {
    const position = byId('send-position').value;
    const news = service === ticket.service ? MOVED[position] : 'console-done-transfer';
    choose({ kind: 'send', service, ...(position !== 'in_order' && { position }) }, say(news, { ticket: number, service: serviceName(service) }));
  });
  byId('send').showModal();
  byId('send-list').querySelector('button')?.focus();
}

function pressRow(name, ticket) {
  if (name === 'send') askSend(ticket);
  if (name === 'withdraw') {
    const news = say('console-done-withdraw', { ticket });
    ask('withdraw', say('console-withdraw-title', { ticket }), () => press([{ ...ticketStep(ticket, { kind: 'withdraw' }), news }]));
  }
  if (name === 'bring-back') press([{ ...ticketStep(ticket, { kind: 'bring_back' }), news: say('console-done-bring-back', { ticket }) }]);
}

byId('send-close').addEventListener('click', () => byId('send').close());
byId('booked-form').addEventListener('submit', (event) => {
  event.preventDefault();
  checkIn(byId('booked-code').value.trim().toUpperCase());
});
byId('given-print').addEventListener('click', (event) => event.detail > 1 || print());
addEventListener('keydown', (event) => {
  const act = { P: print, L: () => stepRows(event.shiftKey) }[event.key.toUpperCase()];
  if (!act || !isForThePage(event)) return;
  event.preventDefault();
  act();
});
startVisit();
startAnswers(pressAnswer);
startRolls(pressRoll);
startLive({ onKiosks: drawSlips, onFloor: (next) => { floor = next; draw(); }, isBusy: isPressing });
takeUp(press);
