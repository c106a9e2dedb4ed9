// The page that a slip's code leads to: for the person who holds the slip, without a script; and on paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from '../support/browser.mjs';
import { picture, setUp } from '../support/desk.mjs';
import { assertGood, watch } from '../support/good.mjs';
import { startTurno } from '../support/turno.mjs';

test("a ticket's own page tells how it stands, without a script, and nothing about anybody else", async (t) => {
  const turno = await startTurno(t);
  const counter = turno.hall.counters[0];
  const [service] = turno.walkIn(counter);
  const before = await turno.issue(service.id);
  const mine = await turno.issue(service.id, 'de');
  const after = await turno.issue(service.id);
  const context = await (await openBrowser(t)).newContext({ locale: 'it-IT', javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const link = turno.page(new URL(mine.link, turno.url).pathname);
  const look = async (query = '') => {
    await page.goto(link + query);
    const text = await page.locator('body').innerText();
    assert.ok(text.includes(mine.number), text);
    for (const other of [before, after]) assert.ok(!text.includes(other.number), `${other.number} is on the page of ${mine.number}`);
    return text;
  };
  assert.match(await look(), /Sie warten[^]*Vor Ihnen ist 1 Person/);
  assert.equal(await page.locator('html').getAttribute('lang'), 'de');
  assert.equal(await page.locator('meta[http-equiv="refresh"]').getAttribute('content'), '15');
  assert.match(await look('?lang=fr'), /Il y a 1 personne avant vous/);
  await page.getByRole('link', { name: 'Arrêter' }).click();
  assert.equal(await page.locator('meta[http-equiv="refresh"]').count(), 0, 'the updating can be stopped');
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr', 'and the language stays');

  await turno.act(counter.id, 'open');
  await turno.act(counter.id, 'call', { ticket: mine.number });
  const called = await look('?lang=it');
  assert.match(called, /Tocca a te/);
  assert.ok(called.includes(counter.name.it), 'it names the counter to go to');
  await turno.act(counter.id, 'start', { ticket: mine.number });
  assert.match(await look('?lang=it'), /Sei allo sportello/);
  await turno.act(counter.id, 'park', { ticket: mine.number });
  assert.match(await look('?lang=it'), /è da parte/);
  await turno.post(`/tickets/${mine.number}/actions`, { action: { kind: 'bring_back' } });
  await turno.act(counter.id, 'call', { ticket: mine.number });
  await turno.act(counter.id, 'no_show', { ticket: mine.number });
  assert.match(await look('?lang=it'), /Ti abbiamo chiamato/);
  await turno.post(`/tickets/${mine.number}/actions`, { action: { kind: 'bring_back' } });
  await turno.act(counter.id, 'call', { ticket: mine.number });
  await turno.act(counter.id, 'start', { ticket: mine.number });
  await turno.act(counter.id, 'finish', { ticket: mine.number });
  assert.match(await look('?lang=it'), /Servito/);
  assert.equal(await page.locator('meta[http-equiv="refresh"]').count(), 0, 'what is over needs no updating');
  await turno.post(`/tickets/${after.number}/actions`, { action: { kind: 'withdraw' } });
  await page.goto(turno.page(new URL(after.link, turno.url).pathname));
  assert.match(await page.locator('body').innerText(), /Numero annullato/);
});

test("a ticket's own page is good in every state", async (t) => {
  const turno = await startTurno(t);
  const counter = turno.hall.counters[0];
  const [service] = turno.walkIn(counter);
  const ticket = await turno.issue(service.id);
  const page = await (await (await openBrowser(t)).newContext({ locale: 'it-IT' })).newPage();
  watch(t, page);
  const link = turno.page(new URL(ticket.link, turno.url).pathname);
  const good = async (what) => {
    await page.goto(link);
    await assertGood(page, what);
  };
  await page.clock.install();
  await good('waiting');
  await turno.act(counter.id, 'open');
  await turno.act(counter.id, 'call_next');
  await page.clock.fastForward('00:15');
  await page.locator('main[data-state="called"]').waitFor();
  await good('called');
  await turno.act(counter.id, 'start', { ticket: ticket.number });
  await good('serving');
  await turno.act(counter.id, 'park', { ticket: ticket.number });
  await good('parked');
  await turno.post(`/tickets/${ticket.number}/actions`, { action: { kind: 'withdraw' } });
  await good('withdrawn');
});

test("a ticket's page shows its code and prints on a small sheet", async (t) => {
  const { turno, page, counter } = await setUp(t, 'reception');
  const [service] = turno.walkIn(counter);
  const { number, link } = await turno.issue(service.id);
  const path = new URL(link).pathname;
  await page.goto(turno.page(path));
  assert.equal(await page.locator('.slip-code-text').innerText(), path.split('/').at(-1));
  await page.evaluate(() => { window.print = () => { document.title = 'printed'; }; });
  await page.getByRole('button', { name: 'Stampa' }).click();
  assert.equal(await page.title(), 'printed');
  const pages = (pdf) => pdf.toString('latin1').match(/\/Type \/Page\b/g).length;
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.equal(pages(pdf), 1, 'it is one sheet');
  assert.match(pdf.toString('latin1'), /\/MediaBox \[0 0 29[78][.\d]* (419|420)/, 'of the size A6');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('#print').isVisible(), false);
  assert.ok((await page.locator('.slip-number').innerText()).includes(number));
  assert.ok(await page.locator('.slip').evaluate((sheet) => sheet.getBoundingClientRect().width <= 72 * 96 / 25.4), 'a roll of 80 mm holds it');
  await picture(page, 'ticket-paper');
});
