// The reception, on a real server: numbers given, taken back, brought back; a roll of paper in place of the totem.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConsole } from '../support/console.mjs';
import { picture, setUp, tabTo } from '../support/desk.mjs';
import { assertGood } from '../support/good.mjs';

test('the reception gives a number, withdraws it and brings one back, by the keyboard alone', async (t) => {
  const { turno, page, counter } = await setUp(t, 'reception');
  const [service] = turno.walkIn(counter);
  const give = page.locator('#give-list button', { hasText: service.name.it });
  await give.waitFor();
  await tabTo(page, page.locator('#language'));
  await page.keyboard.type('D');
  await tabTo(page, give);
  await page.keyboard.press('Enter');
  await page.locator('#given').waitFor();
  const number = (await page.locator('#given-number').innerText()).trim();
  const [held] = (await turno.floor()).lines.find((line) => line.service === service.id).waiting;
  assert.equal(held.number, number);
  assert.match(await page.locator('#said').innerText(), new RegExp(number));
  const link = await page.locator('#given-link').getAttribute('href');
  assert.match(await (await fetch(turno.page(link))).text(), /lang="de"/, 'the ticket speaks the language that was chosen');
  await assertGood(page, 'reception with a number');
  await picture(page, 'reception');

  await tabTo(page, page.locator(`#lines [data-key="${number}"] button`).last());
  await page.keyboard.press('Enter');
  await page.locator('#withdraw[open]').waitFor();
  await assertGood(page, 'asking before cancelling');
  await page.keyboard.press('Enter');
  await page.locator(`#lines [data-key="${number}"]`).waitFor({ state: 'detached' });

  await turno.act(counter.id, 'open');
  const late = (await turno.issue(service.id)).number;
  await turno.act(counter.id, 'call_next');
  await turno.act(counter.id, 'no_show', { ticket: late });
  const back = page.locator(`#aside [data-key^="${late}"]`).getByRole('button', { name: 'Rimetti in coda' });
  await back.waitFor();
  await tabTo(page, back);
  await page.keyboard.press('Enter');
  await page.locator(`#lines [data-key="${late}"]`).waitFor();
});

test('a double click at the reception gives one number, and a closed service none', async (t) => {
  const { turno, page, counter } = await setUp(t, 'reception');
  const [service] = turno.walkIn(counter);
  await page.locator('#give-list button', { hasText: service.name.it }).dblclick();
  await page.locator('#given').waitFor();
  const closed = page.locator('#give-list button[aria-disabled="true"]').first();
  await closed.waitFor();
  await page.waitForFunction(() => document.querySelector('#said').textContent !== '');
  await closed.click({ force: true });
  const waiting = (await turno.floor()).lines.flatMap((line) => line.waiting);
  assert.equal(waiting.length, 1);
});

test('with the totem dead, a roll is put out, counted and called, and a number that nobody took is not passed', async (t) => {
  const { turno, page, counter } = await setUp(t, 'reception');
  const [service] = turno.walkIn(counter);
  await page.locator('#rolls summary').click();
  await page.locator('#roll-service').selectOption(service.id);
  await page.locator('#roll-first').fill('r040');
  await assertGood(page, 'the reception before a roll');
  await page.locator('#roll-put-out button').click();
  const roll = page.locator('#roll-list .roll');
  await roll.filter({ hasText: `${service.name.it}: prossimo numero R040` }).waitFor();
  await page.locator('#said', { hasText: 'comincia da R040' }).waitFor();
  await roll.locator('input').fill('R041');
  await roll.getByRole('button', { name: 'Conta chi aspetta' }).click();
  await page.locator('#lines [data-key="R041"]').waitFor();
  await roll.filter({ hasText: 'prossimo numero R042' }).waitFor();
  await assertGood(page, 'the reception with a roll');
  await picture(page, 'roll');

  const desk = await openConsole(page, turno, counter);
  await desk.press('open');
  for (const number of ['R040', 'R041']) {
    await desk.offers(number);
    await desk.press('next');
    await desk.is('calling');
    await desk.press('start');
    await desk.is('serving');
    await desk.press('finish');
  }
  await desk.offers('R042');
  await desk.reads(page.locator('#mine-facts'), 'Prossimo numero del rotolo');
  await desk.press('next');
  await desk.is('calling');
  await desk.press('not-torn');
  await desk.offers('R042');
  await desk.press('next');
  await desk.is('calling');
  await desk.reads(desk.number, 'R042');
});
