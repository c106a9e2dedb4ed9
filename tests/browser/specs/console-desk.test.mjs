// Transfers with their ways, notes for a colleague, and call boxes that are keyboards.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConsole, recordPresses, setUp } from '../support/console.mjs';
import { picture } from '../support/desk.mjs';
import { assertGood } from '../support/good.mjs';

test('a ticket goes to a named counter with a note, before everybody, and comes back', async (t) => {
  const { turno, counter, numbers: [first, second], page } = await setUp(t, 2);
  const [, other] = turno.hall.counters;
  const [service] = turno.walkIn(other);
  await turno.act(other.id, 'open');
  const desk = await openConsole(page, turno, counter);
  await desk.press('open');
  await desk.offers(first);
  await desk.press('next');
  await desk.is('calling');
  await page.keyboard.press('a');
  await page.locator('#note[open]').waitFor();
  await page.keyboard.type('porta la delega <b>');
  await assertGood(page, 'noting something');
  await page.keyboard.press('Enter');
  await desk.reads(page.locator('#mine-note'), 'Nota: porta la delega <b>');
  await desk.reads(desk.said, `Nota su ${first} salvata.`);
  await desk.is('calling');

  await page.keyboard.press('s');
  await desk.is('serving');
  await page.keyboard.press('t');
  await page.locator('#transfer[open]').waitFor();
  await assertGood(page, 'sending a ticket on');
  await picture(page, 'console-transfer');
  await page.locator('#route-counter').selectOption(other.id);
  await page.locator('#route-position').selectOption('ahead');
  await page.locator('#route-back').check();
  await page.locator('#transfer-list').getByRole('button', { name: service.name.it }).click();
  await desk.offers(second);
  const line = (await turno.floor()).lines.find((one) => one.service === service.id);
  const sent = line.waiting.find(({ number }) => number === first);
  assert.deepEqual([sent.counter, sent.note], [other.id, 'porta la delega <b>']);
  await desk.reads(desk.row('#lines', first), 'Nota: porta la delega <b>');
  assert.equal((await turno.counter(other.id)).next, first);
  await turno.act(other.id, 'call_next');
  await turno.act(other.id, 'start', { ticket: first });
  await turno.act(other.id, 'finish', { ticket: first });
  await desk.offers(first);
  await desk.reads(page.locator('#mine-note'), 'porta la delega');
  const board = JSON.stringify(await turno.get(`/api/v1/halls/${turno.hall.id}/board`));
  assert.ok(!board.includes('delega'), 'a board knows no notes');
});

test('the keys of a call box are chosen once and press the buttons, but not while somebody types', async (t) => {
  const { turno, counter, numbers: [first], page } = await setUp(t, 1);
  const presses = recordPresses(page);
  const desk = await openConsole(page, turno, counter);
  await desk.is('closed');
  await page.locator('#keys-do').click();
  const row = (action) => page.locator(`#key-list [data-key="${action}"]`);
  for (const [action, key] of [['main', 'Numpad4'], ['no-show', 'Numpad2'], ['note', 'Numpad2'], ['undo', 'F9'], ['recall', 'z']]) {
    await row(action).getByRole('button', { name: 'Scegli un tasto' }).click();
    await page.keyboard.press(key);
  }
  await desk.reads(row('main'), '4 (tastierino)');
  assert.equal(await row('no-show').locator('.key-now').innerText(), '–', 'one key does one thing');
  await assertGood(page, 'choosing keys');
  await picture(page, 'console-keys');
  await page.keyboard.press('Escape');
  await page.locator('#keys[open]').waitFor({ state: 'detached' });
  await page.reload();
  await desk.is('closed');
  for (const state of ['free', 'calling', 'serving']) {
    if (state === 'calling') await desk.offers(first);
    await page.keyboard.press('Numpad4');
    await desk.is(state);
  }
  await page.keyboard.press('Digit4');
  await page.keyboard.press('Numpad2');
  await page.locator('#note[open]').waitFor();
  await page.keyboard.press('z');
  assert.equal(await page.locator('#note-text').inputValue(), 'z');
  await page.keyboard.press('Escape');
  await page.locator('#note[open]').waitFor({ state: 'detached' });
  await page.keyboard.press('F9');
  await desk.is('calling');
  assert.deepEqual(presses.map(({ action }) => action.kind), ['open', 'call_next', 'start', 'undo']);
});
