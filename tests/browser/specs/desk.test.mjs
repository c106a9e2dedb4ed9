// The reception, the manager's live view and the reports, on a real server.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openBrowser } from '../support/browser.mjs';
import { openConsole } from '../support/console.mjs';
import { assertGood, watch } from '../support/good.mjs';
import { startTurno } from '../support/turno.mjs';

// With TURNO_PAGES=FOLDER each page leaves its picture there.
const PICTURES = process.env.TURNO_PAGES;

async function picture(page, name) {
  if (!PICTURES) return;
  await mkdir(PICTURES, { recursive: true });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

async function setUp(t, path) {
  const turno = await startTurno(t);
  const context = await (await openBrowser(t)).newContext({ locale: 'it-IT', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  watch(t, page);
  await turno.signIn(page);
  await page.goto(turno.page(`/halls/${turno.hall.id}/${path}`));
  return { turno, page, counter: turno.hall.counters[0] };
}

/** Tabs on until `locator` has the focus. */
async function tabTo(page, locator) {
  for (let i = 0; i < 60; i += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail('the keyboard does not get there');
}

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

test('a walk-in at the counter is numbered, called and counted in one go', async (t) => {
  const turno = await startTurno(t);
  const counter = turno.hall.counters[0];
  const [service] = turno.walkIn(counter);
  const page = await (await (await openBrowser(t)).newContext({ locale: 'it-IT' })).newPage();
  watch(t, page);
  const desk = await openConsole(page, turno, counter);
  await desk.press('open');
  await desk.is('free');
  await page.keyboard.press('w');
  await page.locator('#transfer[open]').waitFor();
  await page.locator('#transfer').getByRole('button', { name: service.name.it }).click();
  await desk.is('calling');
  const held = (await turno.counter(counter.id)).ticket;
  assert.equal(held.service, service.id);
  await desk.reads(desk.number, held.number);
  await page.keyboard.press('s');
  await desk.is('serving');
  await page.keyboard.press('d');
  await desk.is('free');
  assert.equal((await turno.floor()).served, 1);
});

test('what a totem wants stands on the desk without asking, and goes when it is done', async (t) => {
  const turno = await startTurno(t);
  const counter = turno.hall.counters[0];
  const [{ id: kiosk }] = turno.hall.kiosks;
  await turno.report(kiosk, 'ready');
  const page = await (await (await openBrowser(t)).newContext({ locale: 'it-IT', viewport: { width: 1280, height: 800 } })).newPage();
  watch(t, page);
  const desk = await openConsole(page, turno, counter);
  await desk.press('open');
  await desk.is('free');
  const totem = page.locator('#totems .totem');
  assert.equal(await totem.count(), 0, 'a totem that is well says nothing');
  await turno.report(kiosk, 'paper_end', 600);
  await totem.filter({ hasText: `Totem ${kiosk} carta finita dalle 08:5` }).waitFor();
  assert.equal(await totem.getAttribute('data-trouble'), 'now');
  await assertGood(page, 'a desk with a totem in trouble');
  await picture(page, 'totem-trouble');
  await turno.report(kiosk, 'paper_low');
  await page.locator('#totems .totem[data-trouble="soon"]', { hasText: 'la carta sta per finire' }).waitFor();
  await turno.report(kiosk, 'ready');
  await totem.waitFor({ state: 'detached' });
  await page.goto(turno.page(`/halls/${turno.hall.id}/manager`));
  await totem.filter({ hasText: 'stampante pronta' }).waitFor();
  await assertGood(page, 'the live view with its totems');
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

test('the manager sees every line and counter live', async (t) => {
  const { turno, page, counter } = await setUp(t, 'manager');
  const [service] = turno.walkIn(counter);
  const row = page.locator(`#lines tr[data-key="${service.id}"]`);
  await row.waitFor();
  await turno.issue(service.id);
  await turno.issue(service.id);
  await row.locator('.cell-waiting', { hasText: '2' }).waitFor();
  assert.equal(await row.getAttribute('data-alarm'), 'true', 'people wait and no counter is open for them');
  assert.equal((await row.locator('.cell-counters').innerText()).trim(), '0');
  await assertGood(page, 'the live view, nobody at work');
  await turno.act(counter.id, 'open');
  await turno.act(counter.id, 'call_next');
  await page.locator('#lines tr[data-alarm="false"] .cell-waiting', { hasText: '1' }).waitFor();
  await page.locator('#now-open', { hasText: `1 / ${turno.hall.counters.length}` }).waitFor();
  await assertGood(page, 'the live view');
  await picture(page, 'manager');
});

test('reports are asked for by the keyboard, read, printed and taken away', async (t) => {
  const { turno, page } = await setUp(t, 'reports');
  await page.getByText('In questi giorni non è stato dato nessun numero').waitFor();
  await assertGood(page, 'an empty report');
  const desks = turno.hall.counters.slice(0, 2);
  for (const { id } of desks) await turno.act(id, 'open');
  // A morning in leaps: people come, the clock goes on, some of them are called.
  for (const [at, come, calls] of [['09:00', 3, 0], ['09:12', 2, 3], ['09:40', 1, 4], ['10:15', 2, 2], ['10:50', 1, 3]]) {
    await turno.kill();
    turno.clockFrom = `2026-11-23T${at}[Europe/Rome]`;
    await turno.start();
    for (let i = 0; i < calls; i += 1) {
      for (const { id } of desks) {
        const { ticket } = await turno.act(id, 'call_next');
        if (i === 2) await turno.act(id, 'no_show', { ticket: ticket.number });
        else {
          await turno.act(id, 'start', { ticket: ticket.number });
          await turno.act(id, 'finish', { ticket: ticket.number });
        }
      }
    }
    for (const service of turno.walkIn()) {
      for (let i = 0; i < come; i += 1) await turno.issue(service.id);
    }
  }
  await tabTo(page, page.locator('#period'));
  await page.keyboard.type('s');
  await tabTo(page, page.locator('main button[type=submit]'));
  await page.keyboard.press('Enter');
  await page.locator('.report-days', { hasText: 'da lunedì 23 novembre 2026 a domenica 29 novembre 2026' }).waitFor();
  const { report } = await turno.get(`/api/v1/halls/${turno.hall.id}/report?period=week`);
  const told = await page.locator('.tally dd').allInnerTexts();
  assert.deepEqual(told.slice(0, 4).map(Number), [report.total.taken, report.total.served, report.total.no_shows, report.total.left]);
  const row = await page.locator('section[aria-labelledby="by-service"] tbody tr').first().locator('td').allInnerTexts();
  assert.equal(Number(row[0]), report.by_service[0].figures.taken);
  assert.equal(await page.locator('.chart').count(), 2, 'arrivals and waits');
  await assertGood(page, 'a report');
  await picture(page, 'reports');
  for (const kind of ['CSV', 'XLSX']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: kind, exact: true }).click()]);
    assert.match(download.suggestedFilename(), new RegExp(`^turno-.*-2026-11-23-2026-11-29\\.${kind.toLowerCase()}$`));
  }
  await page.getByRole('link', { name: 'Foglio del mese' }).click();
  assert.equal(await page.locator('h1').innerText(), 'Rapporto di novembre 2026');
  assert.equal(await page.locator('html').getAttribute('lang'), 'it');
  await assertGood(page, 'the sheet of the month');
  await page.emulateMedia({ media: 'print' });
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length, 1, 'the month is one sheet');
  await page.emulateMedia({ media: 'screen' });
  await picture(page, 'month');
});
