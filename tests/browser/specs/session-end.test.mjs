// A session that ends in the middle of the work: a press outlives it, and nobody goes on working in a name that is gone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from '../support/browser.mjs';
import { Console, openConsole, recordPresses } from '../support/console.mjs';
import { signInByForm } from '../support/desk.mjs';
import { assertGood, watch } from '../support/good.mjs';
import { PERSON, startTurno } from '../support/turno.mjs';

/** Where the page says that the session has ended, this leads on. */
async function signInAgain(page, name) {
  await page.locator('#session-again').click();
  await signInByForm(page, name);
}

test('a session that ends in the middle of a press loses nothing', async (t) => {
  const turno = await startTurno(t);
  const counter = turno.hall.counters[0];
  const [service] = turno.walkIn(counter);
  const number = (await turno.issue(service.id)).number;
  const page = await (await (await openBrowser(t)).newContext({ locale: 'it-IT' })).newPage();
  watch(t, page);
  const desk = await openConsole(page, turno, counter);
  await desk.press('open');
  await desk.offers(number);
  const presses = recordPresses(page);
  await page.context().clearCookies();
  await desk.press('next');
  await page.locator('#session-ended[open]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#session-ended[open]').waitFor();
  await assertGood(page, 'the session has ended');
  await signInAgain(page, PERSON);
  const again = new Console(page);
  await again.is('calling');
  await again.reads(again.number, number);
  const ids = presses.filter(({ action }) => action?.kind === 'call_next').map(({ request_id }) => request_id);
  assert.ok(ids.length >= 2 && new Set(ids).size === 1, 'the same press went out again');

  // Whoever signs in under another name has not pressed it.
  await turno.addPerson('anna', 'operator');
  await page.context().clearCookies();
  await again.press('start');
  await page.locator('#session-ended[open]').waitFor();
  await signInAgain(page, 'anna');
  await again.is('calling');
  assert.equal(presses.filter(({ action }) => action?.kind === 'start').length, 1);

  await page.goto(turno.page(`/halls/${turno.hall.id}/reception`));
  const [, other] = turno.hall.counters;
  const give = page.locator('#give-list button', { hasText: turno.walkIn(other)[0].name.it });
  await give.waitFor();
  await page.locator('#language').selectOption('de');
  await page.getByRole('radio', { name: 'Caso semplice: subito' }).check();
  await page.context().clearCookies();
  await give.click();
  await page.locator('#session-ended[open]').waitFor();
  // The number was given, but before it is sent ahead a counter calls it.
  await page.route('**/tickets/*/actions', async (route) => {
    const ticket = new URL(route.request().url()).pathname.split('/').at(-2);
    await turno.act(other.id, 'open');
    await turno.act(other.id, 'call', { ticket });
    return route.continue();
  });
  await signInAgain(page, 'anna');
  await page.locator('#given').waitFor();
  const late = (await page.locator('#given-number').innerText()).trim();
  assert.equal((await turno.get(`/api/v1/halls/${turno.hall.id}/report`)).report.total.taken, 2, 'it was given once');
  await page.locator('#failed', { hasText: `${late} è in coda, ma non davanti a tutti.` }).waitFor();
});

test('a console whose person is removed says so by itself', async (t) => {
  const turno = await startTurno(t);
  await turno.addPerson('anna', 'operator');
  await turno.newSession('anna');
  const page = await (await openBrowser(t)).newPage();
  await openConsole(page, turno, turno.hall.counters[0]);
  await page.locator('#link[data-state="live"]').waitFor();
  await turno.removePerson('anna');
  await page.locator('#session-ended[open]').waitFor();
});
