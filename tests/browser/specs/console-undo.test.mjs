// The last step at a counter is taken back, by the button and by the key, while there is time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConsole, setUp } from '../support/console.mjs';
import { picture } from '../support/desk.mjs';
import { assertGood } from '../support/good.mjs';

test('a call and a "done" pressed by mistake are taken back', async (t) => {
  const { turno, counter, numbers: [first, second], page } = await setUp(t, 2);
  const desk = await openConsole(page, turno, counter);
  const undo = page.locator('#undo');
  await desk.press('open');
  await desk.offers(first);
  assert.equal(await undo.isVisible(), false, 'there is nothing to take back yet');
  await desk.press('next');
  await desk.is('calling');
  await desk.reads(undo, new RegExp(`Torna indietro con ${first} \\(\\d+ s\\)`));
  await undo.click();
  await desk.offers(first);
  await desk.reads(desk.said, `${first}: ultimo passo ripreso.`);
  assert.deepEqual((await turno.get(`/api/v1/halls/${turno.hall.id}/board`)).board.calls, []);

  await page.keyboard.press('n');
  await desk.is('calling');
  await page.keyboard.press('s');
  await desk.is('serving');
  await page.keyboard.press('n');
  await desk.is('calling');
  await desk.reads(desk.number, second);
  await page.keyboard.press('u');
  await desk.is('free');
  await desk.reads(undo, first);
  await page.keyboard.press('u');
  await desk.is('serving');
  await desk.reads(desk.number, first);
  assert.equal((await turno.floor()).served, 0);
  await undo.waitFor({ state: 'hidden' });
  await page.keyboard.press('d');
  await desk.is('free');
  await undo.waitFor();
  await picture(page, 'console-undo');
  await assertGood(page, 'a step that may be taken back');
});
