// Delivers presses: each has one identifier, made once, and goes out again with the same one until the server answers.
import { backoffMs } from './link.js';
import { hall } from './page.js';

const ANSWER_MS_MAX = 4_000;
// After this time without an answer the page says so; before, a word would only flicker.
const PATIENCE_MS = 1_500;
// A press kept over a reload of the page is sent on for this long; an older one would surprise.
const KEPT_MS_MAX = 120_000;
// Each page of each office does its own work.
const KEPT_AS = `turno.press.${location.pathname}`;
// Whoever signs in next may be somebody else, who has pressed nothing.
const person = document.querySelector('.who').dataset.name;

// 502 and 504 come from a relay in front of the server, 503 from a server that did not do it: both mean "once more".
const TRY_AGAIN = new Set([502, 503, 504]);

/** A random UUID. `crypto.randomUUID` exists only on pages that came over https or from this very machine. */
export function makeRequestId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const base = `/api/v1/halls/${encodeURIComponent(hall.id)}`;

/** A step at a counter. */
export const counterStep = (counter, action) => ({
  path: `${base}/counters/${encodeURIComponent(counter)}/actions`,
  body: { request_id: makeRequestId(), action },
});

/** A step with a ticket that is at no counter. */
export const ticketStep = (ticket, action) => ({
  path: `${base}/tickets/${encodeURIComponent(ticket)}/actions`,
  body: { request_id: makeRequestId(), action },
});

/** A note on a ticket; it is the same however often it is sent. */
export const noteStep = (ticket, note) => ({
  method: 'PUT',
  path: `${base}/tickets/${encodeURIComponent(ticket)}/note`,
  body: { note },
});

/** The slip of a ticket, printed at a totem. */
export const slipStep = (ticket, kiosk) => ({
  path: `${base}/tickets/${encodeURIComponent(ticket)}/slip`,
  body: { request_id: makeRequestId(), kiosk },
});

/** A number for somebody who stands at this desk. */
export const issueStep = (service, language, appointment) => ({
  path: `${base}/tickets`,
  body: { request_id: makeRequestId(), service, language, ...(appointment && { appointment }) },
});

/** The same for somebody of whom the desk knows more: who goes first, visits more services, or waits for one counter. */
export const receiveStep = (service, language, more) => ({
  path: `${base}/tickets/received`,
  body: { request_id: makeRequestId(), service, language, ...more },
});

/** Somebody was answered and needs no number. */
export const answerStep = (service, answer) => ({
  path: `${base}/lines/${encodeURIComponent(service)}/answers`,
  body: { request_id: makeRequestId(), answer },
});

/** An appointment of today by its code. */
export const appointmentQuestion = (code) => ({ method: 'GET', path: `${base}/appointments/${encodeURIComponent(code)}` });

/** A step with a line: suspended, opened again. */
export const lineStep = (service, action) => ({
  path: `${base}/lines/${encodeURIComponent(service)}/actions`,
  body: { request_id: makeRequestId(), action },
});

/** A step with the roll of numbered paper of a line. */
export const rollStep = (service, action) => ({
  path: `${base}/lines/${encodeURIComponent(service)}/roll`,
  body: { request_id: makeRequestId(), action },
});

/** Remembers the steps that are still to be answered; none forgets. */
export function keep(steps) {
  if (steps.length === 0) sessionStorage.removeItem(KEPT_AS);
  else sessionStorage.setItem(KEPT_AS, JSON.stringify({ at: Date.now(), by: person, steps }));
}

/** The steps of this person that a reload of the page, or the end of the session, has cut off; those of another are forgotten. */
export function kept() {
  const { at, by, steps } = JSON.parse(sessionStorage.getItem(KEPT_AS) ?? '{}');
  if (by === person && Date.now() - at < KEPT_MS_MAX) return steps;
  keep([]);
  return [];
}

/**
 * Sends one step until it is answered: `{ok: true, body}` or `{ok: false, code}`. `onSlow()` when it takes long. What is worth
 * something for a while only is given up after `msMax`, with the code `no_answer`.
 */
export async function deliver(step, onSlow, msMax = Infinity) {
  const begun = performance.now();
  const slow = setTimeout(onSlow, PATIENCE_MS);
  try {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await tryOnce(step);
      if (answer) return answer;
      if (performance.now() - begun >= msMax) return { ok: false, code: 'no_answer' };
      await new Promise((resolve) => setTimeout(resolve, backoffMs(attempt)));
    }
  } finally {
    clearTimeout(slow);
  }
}

/** The answer, or nothing if there was none that settles the matter. */
async function tryOnce(step) {
  try {
    const response = await fetch(step.path, {
      method: step.method ?? 'POST',
      ...(step.body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(step.body) }),
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    });
    if (TRY_AGAIN.has(response.status)) return undefined;
    const body = await response.json();
    return response.ok ? { ok: true, body } : { ok: false, code: body.error?.code ?? 'other', error: body.error };
  } catch (failure) {
    // An answer that is no JSON is an answer all the same; a lost connection or a time-out is none.
    return failure instanceof SyntaxError ? { ok: false, code: 'other' } : undefined;
  }
}
