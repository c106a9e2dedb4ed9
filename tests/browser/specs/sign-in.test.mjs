// Signing in, and being kept out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from '../support/browser.mjs';
import { signInByForm } from '../support/desk.mjs';
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
  for (let i = 0; i < 6; i += 1) {
    await signInByForm(bare, 'prova', 'wrong password');
    await bare.locator('#problem').waitFor();
  }
  assert.match(await bare.locator('#problem').innerText(), /Zu viele Versuche: in \d+ Sekunden/);
  await signInByForm(page, 'nobody');
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
