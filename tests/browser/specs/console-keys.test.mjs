// The console by the keyboard, and presses that come twice, on a real server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Console, openConsole, recordPresses, setUp } from '../support/console.mjs';

test('the keyboard alone is enough', async (t) => {
  const { turno, counter, numbers: [first, second], page } = await setUp(t, 2);
  await turno.signIn(page);
  await page.goto(turno.console);
  const choice = page.locator('#choose-list button', { hasText: counter.name.it });
  await choice.waitFor();
  for (let i = 0; i < 30 && !(await choice.evaluate((button) => button === document.activeElement)); i += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  const desk = new Console(page);
  await desk.is('closed');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'act-main', 'the next thing to do has the focus');
  await page.keyboard.press('Enter');
  await desk.offers(first);
  await page.keyboard.press('n');
  await desk.is('calling');
  await page.keyboard.press('r');
  await desk.reads(desk.said, 'richiamato');
  await desk.is('calling');
  await page.keyboard.press('s');
  await desk.is('serving');
  await page.keyboard.press('Control+d');
  await page.keyboard.press('t');
  await page.locator('#transfer[open]').waitFor();
  await page.keyboard.press('d');
  await page.keyboard.press('Escape');
  await page.locator('#transfer[open]').waitFor({ state: 'detached' });
  assert.equal((await turno.counter(counter.id)).state, 'serving', 'keys with a modifier or under a dialog press nothing');
  await page.keyboard.press('p');
  await desk.offers(second);
  await page.keyboard.press('n');
  await desk.is('calling');
  await page.keyboard.press('x');
  await desk.is('free');
  assert.deepEqual((await turno.floor()).aside.map(({ number, reason }) => `${number} ${reason}`).sort(),
    [`${first} parked`, `${second} no_show`].sort());
});

test('a double click and a held key send one press', async (t) => {
  const { turno, counter, numbers: [first, second], page } = await setUp(t, 2);
  const presses = recordPresses(page);
  const desk = await openConsole(page, turno, counter);
  await desk.press('open');
  await desk.offers(first);
  await desk.main.dblclick();
  await desk.is('calling');
  assert.deepEqual(presses.map(({ action }) => action.kind), ['open', 'call_next']);
  await page.keyboard.down('s');
  await page.keyboard.down('s');
  await page.keyboard.down('s');
  await page.keyboard.up('s');
  await desk.is('serving');
  assert.deepEqual(presses.map(({ action }) => action.kind), ['open', 'call_next', 'start']);
  assert.equal((await turno.counter(counter.id)).ticket.number, first);
  assert.equal((await turno.floor()).lines.flatMap(({ waiting }) => waiting).length, 1, `${second} still waits`);

  // Slow fingers on Enter: the browser repeats the key on the large button, which means the next step by then.
  assert.equal(await page.evaluate(() => document.activeElement.id), 'act-main');
  await page.keyboard.press('u');
  await desk.is('calling');
  await page.keyboard.down('Enter');
  await desk.is('serving');
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await page.keyboard.press('p');
  await desk.offers(second);
  assert.deepEqual(presses.map(({ action }) => action.kind), ['open', 'call_next', 'start', 'undo', 'start', 'park']);
});

test('a press works on a page without crypto.randomUUID', async (t) => {
  const { turno, counter, page } = await setUp(t, 0);
  await page.addInitScript(() => { delete Crypto.prototype.randomUUID; });
  const presses = recordPresses(page);
  const desk = await openConsole(page, turno, counter);
  assert.equal(await page.evaluate(() => typeof crypto.randomUUID), 'undefined');
  await desk.press('open');
  await desk.is('free');
  assert.match(presses[0].request_id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
