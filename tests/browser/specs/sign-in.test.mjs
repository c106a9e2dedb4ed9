// Signing in, being kept out, and a session that ends in the middle of the work.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from '../support/browser.mjs';
import { Console, openConsole, recordPresses } from '../support/console.mjs';
import { assertGood, watch } from '../support/good.mjs';
import { PASSWORD, startTurno } from '../support/turno.mjs';

test('the keyboard alone signs in and out, on an address without TLS as offices have it', async (t) => {
  const turno = await startTurno(t);
  await turno.addPerson('anna', 'operator');
  // On a loopback address a browser counts a page as safe; an office's own server is reached by a name.
  const page = await (await openBrowser(t, ['--host-resolver-rules=MAP turno 127.0.0.1'])).newPage();
  watch(t, page);
  const office = new URL(turno.console);
  office.hostname = 'turno';
  await page.goto(office.href);
  assert.equal(new URL(page.url()).pathname, '/sign-in');
  assert.equal(await page.evaluate(() => isSecureContext), false);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Anna');
  await page.keyboard.press('Tab');
  await page.keyboard.type('not the password');
  await page.keyboard.press('Enter');
  await page.locator('#problem').waitFor();
  await page.locator('#name').focus();
  await page.keyboard.type('anna');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('#choose-list button').first().waitFor();
  assert.equal(page.url(), office.href, 'the page that was wanted');
  assert.match(await page.locator('.who').innerText(), /anna · operatore/);
  const out = page.locator('.who button');
  for (let i = 0; i < 10 && !(await out.evaluate((button) => button === document.activeElement)); i += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('#password').waitFor();
  await page.goto(office.href);
  assert.equal(new URL(page.url()).pathname, '/sign-in', 'signed out');
});

test('the form is good in every state, and works without a script', async (t) => {
  const turno = await startTurno(t);
  const page = await (await (await openBrowser(t)).newContext({ locale: 'it-IT' })).newPage();
  watch(t, page);
  await page.goto(turno.page('/sign-in'));
  await assertGood(page, 'the form');
  const bare = await (await (await openBrowser(t)).newContext({ locale: 'de-DE', javaScriptEnabled: false })).newPage();
  await bare.goto(turno.page('/'));
  await bare.locator('#name').fill('prova');
  for (let i = 0; i < 6; i += 1) {
    await bare.locator('#password').fill('wrong password');
    await bare.locator('button[type=submit]').click();
    await bare.locator('#problem').waitFor();
    await bare.locator('#name').fill('prova');
  }
  assert.match(await bare.locator('#problem').innerText(), /Zu viele Versuche: in \d+ Sekunden/);
  await page.locator('#name').fill('nobody');
  await page.locator('#password').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('#problem').waitFor();
  await assertGood(page, 'a wrong password');
});

test('whoever may not see a page is told so and shown what there is', async (t) => {
  const turno = await startTurno(t);
  await turno.addPerson('greta', 'greeter');
  await turno.newSession('greta');
  const page = await (await (await openBrowser(t)).newContext({ locale: 'it-IT' })).newPage();
  watch(t, page);
  await turno.signIn(page);
  await page.goto(turno.console);
  await page.getByRole('alert').filter({ hasText: 'Il tuo ruolo non permette' }).waitFor();
  assert.equal(await page.getByRole('link', { name: "Console dell’operatore" }).count(), 0);
  await assertGood(page, 'not allowed');
  await page.getByRole('link', { name: 'Accoglienza' }).click();
  await page.locator('#give-list button').first().waitFor();
  await page.locator('.desks summary').focus();
  await page.keyboard.press('Enter');
  const ways = page.getByRole('navigation', { name: 'Pagine' }).getByRole('link');
  assert.deepEqual(await ways.allInnerTexts(), ['Accoglienza', 'Uffici'], 'the way to the other pages names those of the role alone');
  assert.equal(await ways.first().getAttribute('aria-current'), 'page');
  await assertGood(page, 'the way to the other pages');
  await page.keyboard.press('Escape');
  await ways.first().waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'SUMMARY');
  await page.keyboard.press('Enter');
  await ways.first().waitFor();
  await page.locator('#give-title').click();
  await ways.first().waitFor({ state: 'hidden' });
});

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
  const signInAgain = async (name) => {
    await page.locator('#session-again').click();
    await page.locator('#name').fill(name);
    await page.locator('#password').fill(PASSWORD);
    await page.locator('button[type=submit]').click();
  };
  await signInAgain('prova');
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
  await signInAgain('anna');
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
  await signInAgain('anna');
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
