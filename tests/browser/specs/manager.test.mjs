// What the manager looks at, on a real server: the live view, the totems, the reports.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from '../support/browser.mjs';
import { openConsole } from '../support/console.mjs';
import { picture, setUp, tabTo } from '../support/desk.mjs';
import { assertGood, watch } from '../support/good.mjs';
import { startTurno } from '../support/turno.mjs';

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
  // Whatever happens in the hall brings the news of the totems with it.
  const reportAmongPeople = async (...report) => {
    await turno.report(kiosk, ...report);
    await turno.issue(turno.walkIn(counter)[0].id);
  };
  await reportAmongPeople('paper_low');
  await page.locator('#totems .totem[data-trouble="soon"]', { hasText: 'la carta sta per finire' }).waitFor();
  await reportAmongPeople('ready', 0, { refused_total: 2, refused: ['K003', 'K004'] });
  await totem.filter({ hasText: 'numeri che il server non ha accettato: 2 (K003 K004): chiamarli a voce' }).waitFor();
  await reportAmongPeople('ready');
  await totem.waitFor({ state: 'detached' });
  await page.goto(turno.page(`/halls/${turno.hall.id}/manager`));
  await totem.filter({ hasText: 'stampante pronta' }).waitFor();
  await assertGood(page, 'the live view with its totems');
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
  // A wrong clock on the desk makes no other day of today.
  await page.clock.setSystemTime('2031-01-01');
  await page.reload();
  await page.locator('#forecast-error', { hasText: 'Nessuna previsione dei giorni scorsi' }).waitFor();
  const next = page.locator('#outlook tr', { hasText: `${turno.hall.counters[1].name.it} aperto` });
  await next.waitFor();
  assert.match(await next.innerText(), /\d+ min\s+\d+/);
  assert.doesNotMatch(await page.locator('body').innerText(), /Serviti/, 'what a report may have to withhold is on no live page');
  await assertGood(page, 'the live view');
  await picture(page, 'manager');
});

test('a service is suspended with a reason that everybody is told, and opened again', async (t) => {
  const { turno, page, counter } = await setUp(t, 'manager');
  const [service] = turno.walkIn(counter);
  await page.locator(`#lines tr[data-key="${service.id}"]`).waitFor();
  await page.locator('#suspend-service').selectOption(service.id);
  await page.locator('#suspend-reason').selectOption('technical');
  await page.locator('#suspend-for').selectOption('60');
  await page.getByLabel('Con parole tue').fill('Terminale guasto');
  await page.keyboard.press('Enter');
  await page.locator('#suspended-list li', { hasText: /Terminale guasto, fino alle 10:0[0-2]/ }).waitFor();
  await page.locator(`#lines tr[data-key="${service.id}"] .cell-state`, { hasText: 'Terminale guasto' }).waitFor();
  await assertGood(page, 'the live view with a suspended service');
  await picture(page, 'manager-suspended');
  await assert.rejects(turno.issue(service.id), /service_suspended/);
  const open = await page.context().newPage();
  await open.goto(turno.page(`/halls/${turno.hall.id}/waits?lang=en`));
  await open.locator('dd', { hasText: 'technical fault' }).waitFor();
  await open.goto(turno.page(`/board/${turno.hall.id}`));
  await open.getByText('guasto tecnico').waitFor();
  await open.close();
  await tabTo(page, page.locator('#suspended-list button'));
  await page.keyboard.press('Enter');
  await page.getByText(`dà di nuovo numeri`).waitFor();
  await page.locator('#suspended-now').waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'suspend-title', 'the keyboard stays where the work is');
  await turno.issue(service.id);
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
  assert.match(await page.locator('#so-far').innerText(), /non è finito: questi sono i dati fino a lunedì 23 novembre 2026\. Ancora in corso: \d/);
  assert.equal(await page.locator('html').getAttribute('lang'), 'it');
  await assertGood(page, 'the sheet of the month');
  await page.emulateMedia({ media: 'print' });
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length, 1, 'the month is one sheet');
  await page.emulateMedia({ media: 'screen' });
  await picture(page, 'month');
});
