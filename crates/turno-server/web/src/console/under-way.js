// The press under way, one at a time: its steps go out one after the other, and neither a reload nor the end of the session cuts them off.
import { onSessionEnd } from './live.js';
import { deliver, keep, kept } from './press.js';

let underWay = false;
let settledAt = 0;

/** Whether a press is under way. */
export const isPressing = () => underWay;

/** Whether a press has just been answered and the buttons are about to mean something else. */
export const isSettling = () => performance.now() < settledAt;

/** Whether a button does nothing now. */
export const isInert = () => isPressing() || isSettling();

/** The second half of a double press must not count: buttons do nothing for `ms`, after which `draw()` shows that they do again. */
export function settle(ms, draw) {
  settledAt = performance.now() + ms;
  setTimeout(draw, ms + 10);
}

/**
 * Sends `steps` one after the other, each until it is answered, unless a press is under way. `onBegin()` before the first of them,
 * `onSlow()` when one takes long; `onAnswer(step, answer)` gives whether to go on, and may change the steps that follow. Gives whether
 * the press is over: when the session ends it is not, and goes on after signing in again.
 */
export async function pressSteps(steps, { onBegin = () => {}, onSlow, onAnswer }) {
  if (underWay) return false;
  underWay = true;
  onBegin();
  for (let at = 0, goesOn = true; at < steps.length && goesOn; at += 1) {
    keep(steps.slice(at));
    const answer = await deliver(steps[at], onSlow);
    if (answer.code === 'not_signed_in') {
      onSessionEnd();
      return false;
    }
    goesOn = onAnswer(steps[at], answer);
  }
  keep([]);
  underWay = false;
  return true;
}

/** Takes up what a reload of the page, or the end of the session, has cut off: `press(steps)`. */
export function takeUp(press) {
  const steps = kept();
  if (steps.length > 0) press(steps);
}
