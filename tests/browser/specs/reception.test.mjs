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
  assert.equal(await page.locator('#language').inputValue(), 'it', 'the next person has another');
  await assertGood(page, 'reception with a number');
  await picture(page, 'reception');

  await tabTo(page, page.locator(`#lines [data-key="${number}"] button`).last());
  await page.keyboard.press('Enter');
  await page.locator('#withdraw[open]').waitFor();
  await assertGood(page, 'asking before cancelling');
  await page.keyboard.press('Enter');
  await page.locator(`#lines [data-key="${number}"]`).waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'give-title', 'the keyboard is not sent back to the top');
  assert.equal(await page.locator('#given').isVisible(), false, 'the number of the person before is not read out to the next');

  await turno.act(counter.id, 'open');
  const late = (await turno.issue(service.id)).number;
  await turno.act(counter.id, 'call_next');
  await turno.act(counter.id, 'no_show', { ticket: late });
  const back = page.locator(`#aside [data-key^="${late}"]`).getByRole('button', { name: 'Rimetti in coda' });
  await back.waitFor();
  await tabTo(page, back);
  await page.keyboard.press('Enter');
  await page.locator(`#lines [data-key="${late}"]`).waitFor();
  const inRow = () => page.evaluate(() => document.activeElement.closest('.person')?.dataset.key);
  assert.equal(await inRow(), late, 'the keyboard goes with the row');
  const early = (await turno.issue(service.id)).number;
  await page.locator(`#lines [data-key="${early}"]`).waitFor();
  await page.keyboard.press('l');
  assert.equal(await inRow(), early);
  await page.keyboard.press('Enter');
  await page.locator('#send[open]').waitFor();
  await page.locator('#send-need').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction((number) => document.querySelector('#lines .person').dataset.key === number, early);
  assert.equal(await inRow(), early, 'also when the row has only moved');
});

test('a double click or a held key at the reception gives one number, and a closed service none', async (t) => {
  const { turno, page, counter } = await setUp(t, 'reception');
  const [service] = turno.walkIn(counter);
  await page.setViewportSize({ width: 390, height: 740 });
  await page.locator('#give-list button', { hasText: service.name.it }).dblclick();
  await page.locator('#given').waitFor();
  const { bottom } = await page.locator('#given-number').evaluate((number) => number.getBoundingClientRect());
  assert.ok(bottom <= 740, `the number is read out, also from a telephone: it ends at ${bottom}`);
  await page.setViewportSize({ width: 1280, height: 800 });
  // For a moment after a number every button is inert; then the closed ones alone are.
  await page.locator('#give-list button[aria-disabled="false"]').first().waitFor();
  const closed = page.locator('#give-list button[aria-disabled="true"]').first();
  await closed.waitFor();
  await page.waitForFunction(() => document.querySelector('#said').textContent !== '');
  await closed.click({ force: true });
  const waiting = (await turno.floor()).lines.flatMap((line) => line.waiting);
  assert.equal(waiting.length, 1);

  await page.locator('#give-list button', { hasText: service.name.it }).focus();
  await page.keyboard.down('Enter');
  await page.locator(`#lines [data-key$="002"]`).waitFor();
  await page.locator('#give-list button[aria-disabled="false"]').first().waitFor();
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  const [, second] = (await turno.floor()).lines.flatMap((line) => line.waiting);
  await page.locator(`#lines [data-key="${second.number}"]`).getByRole('button', { name: 'Annulla' }).click();
  await page.locator('#withdraw-yes').click();
  await page.locator('#said', { hasText: `${second.number} annullato` }).waitFor();
  assert.equal((await turno.floor()).lines.flatMap((line) => line.waiting).length, 1, 'its repeats gave nobody a number');
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

test('priority, a simple case, an answer, a booking and sending on take three actions at most and show nobody why', async (t) => {
  const { turno, page, counter } = await setUp(t, 'reception');
  const [service, other] = turno.walkIn(counter);
  const give = page.locator('#give-list button', { hasText: service.name.it });
  const numberOf = async (act) => {
    const before = await page.locator('#given-number').textContent();
    await act();
    await page.waitForFunction((old) => document.querySelector('#given-number').textContent !== old
      && document.querySelector('#give-list button[aria-disabled="false"]'), before);
    return page.locator('#given-number').textContent();
  };
  await give.waitFor();
  const plain = await numberOf(() => give.click());
  await page.getByRole('radio', { name: 'Con precedenza' }).check();
  const first = await numberOf(() => give.click());
  assert.ok(await page.getByRole('radio', { name: 'In coda' }).isChecked(), 'the next person is like everybody');
  await page.getByRole('radio', { name: 'Caso semplice: subito' }).check();
  const simple = await numberOf(() => give.click());
  const line = async () => (await turno.floor()).lines.find((one) => one.service === service.id).waiting;
  assert.deepEqual((await line()).map(({ number }) => number), [simple, first, plain]);
  assert.equal((await line())[1].need, 'priority');
  const slip = await (await fetch(turno.page(await page.locator('#given-link').getAttribute('href')))).text();
  assert.ok(!/precedenza/i.test(slip), 'a visitor reads nothing of it');
  await assertGood(page, 'the reception with three ways');

  await page.locator(`#lines [data-key="${plain}"]`).getByRole('button', { name: `Sposta ${plain}` }).click();
  await page.locator('#send[open]').waitFor();
  assert.equal(await page.locator('#send-title').innerText(), `Che cosa cambia per ${plain}?`);
  await assertGood(page, 'sending on from the reception');
  await picture(page, 'reception-send');
  await page.locator('#send-position').selectOption('ahead');
  await page.locator('#send-list').getByRole('button', { name: service.name.it }).click();
  await page.locator('#said', { hasText: `${plain}: davanti a tutti per ${service.name.it}.` }).waitFor();
  await page.locator(`#lines [data-key="${plain}"]`).getByRole('button', { name: `Sposta ${plain}` }).click();
  await page.locator('#send-list').getByRole('button', { name: other.name.it }).click();
  await page.locator('#said', { hasText: `${plain} è in coda per ${other.name.it}` }).waitFor();
  assert.equal((await turno.floor()).lines.find((one) => one.service === other.id).waiting[0].number, plain);

  await page.locator('#answers summary').click();
  await page.locator('#answer-service').selectOption(service.id);
  await page.locator('#answer-given').click();
  await page.locator('#said', { hasText: 'Contato: risposta' }).waitFor();
  await page.locator('#answer-sent').click();
  await page.locator('#said', { hasText: 'deve prenotare' }).waitFor();
  const { report } = await turno.get(`/api/v1/halls/${turno.hall.id}/report`);
  assert.deepEqual(report.answered, [{ service: service.id, given: 1, sent_to_book: 1 }]);
  assert.equal(report.total.taken, 3, 'an answer is no number');

  await turno.put('/agenda/2026-11-23', { appointments: [{ code: 'AB12', service: service.id, slot: '2026-11-23T08:00:00Z' }] });
  await page.locator('#booked summary').click();
  await page.locator('#booked-code').fill('ab12');
  const booked = await numberOf(() => page.keyboard.press('Enter'));
  assert.equal((await line()).find(({ number }) => number === booked).slot, '2026-11-23T08:00:00Z');
  await page.locator('#booked-code').fill('AB12');
  await page.keyboard.press('Enter');
  await page.locator('#failed', { hasText: booked }).waitFor();
  await page.locator('#rolls summary').click();
  for (const [width, height] of [[1280, 800], [1366, 650], [390, 740]]) {
    await page.setViewportSize({ width, height });
    await page.locator('#roll-put-out button').scrollIntoViewIfNeeded();
    const { top, bottom } = await page.locator('#failed').evaluate((said) => said.getBoundingClientRect());
    assert.ok(top >= 0 && bottom <= height, `a refusal is in sight of whoever works at the foot of the desk: ${top} to ${bottom} of ${height}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  assert.equal(await page.locator('#given').isVisible(), false, 'no older number stands below a refusal');
  await assertGood(page, 'the reception after everything');
  await picture(page, 'reception-ways');
});
