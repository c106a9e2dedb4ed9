// The operator's work at the console, on a real server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from '../support/browser.mjs';
import { openConsole, recordPresses, setUp } from '../support/console.mjs';
import { picture } from '../support/desk.mjs';
import { assertGood, watch } from '../support/good.mjs';
import { startTurno } from '../support/turno.mjs';

test('a ticket is called, called again, served, and the next one is called in one press', async (t) => {
  const { turno, counter, numbers: [first, second], page } = await setUp(t, 2);
  const presses = recordPresses(page);
  const desk = await openConsole(page, turno, counter);
  await desk.is('closed');
  await desk.press('open');
  await desk.offers(first);
  await desk.press('next');
  await desk.is('calling');
  await desk.reads(desk.number, first);
  await desk.reads(desk.said, first);
  await desk.press('recall');
  await desk.reads(page.locator('#mine-facts'), 'Richiami: 1');
  await desk.is('calling');
  await desk.press('start');
  await desk.is('serving');
  await desk.press('finish-next');
  await desk.is('calling');
  await desk.reads(desk.number, second);
  const floor = await turno.floor();
  assert.equal(floor.served, 1);
  const ids = presses.map((press) => press.request_id);
  assert.equal(ids.length, 6, 'open, next, recall, start, finish, next');
  assert.equal(new Set(ids).size, ids.length, 'each press has an identifier of its own');
});

test('after the last person, "done and next" says that nobody waits', async (t) => {
  const { turno, counter, numbers: [only], page } = await setUp(t, 1);
  const desk = await openConsole(page, turno, counter);
  await desk.press('open');
  await desk.offers(only);
  await desk.press('next');
  await desk.is('calling');
  await desk.press('start');
  await desk.is('serving');
  await desk.press('finish-next');
  await desk.is('free');
  await desk.reads(desk.said, 'Nessuno in attesa');
  assert.equal(await desk.failed.textContent(), '');
  assert.equal(await desk.main.getAttribute('aria-disabled'), 'true');
});

test('somebody who did not come is set aside and can come back', async (t) => {
  const { turno, counter, numbers: [first, second], page } = await setUp(t, 2);
  const desk = await openConsole(page, turno, counter);
  await desk.press('open');
  await desk.offers(first);
  await desk.press('next');
  await desk.is('calling');
  await desk.press('no-show');
  await desk.offers(second);
  await desk.reads(desk.row('#aside', first), 'non si è presentato');
  await desk.rowButton('#aside', first, 'Rimetti in coda').click();
  await desk.offers(first);
  await desk.row('#aside', first).waitFor({ state: 'detached' });
});

test('a ticket can be chosen, parked, sent to another service, and cancelled', async (t) => {
  const { turno, counter, service, numbers: [first, second, third], page } = await setUp(t, 3);
  const other = turno.hall.services.find(({ id, access }) => id !== service.id && access.kind === 'walk_in');
  const desk = await openConsole(page, turno, counter);
  await desk.press('open');
  await desk.offers(first);
  await desk.rowButton('#lines', second, 'Chiama').click();
  await desk.is('calling');
  await desk.reads(desk.number, second);
  await desk.reads(page.locator('#mine-facts'), "Scelto dall’operatore");
  await desk.press('start');
  await desk.is('serving');
  await desk.press('park');
  await desk.is('free');
  await desk.reads(desk.row('#aside', second), 'messo da parte');

  await desk.offers(first);
  await desk.press('next');
  await desk.is('calling');
  await desk.press('start');
  await desk.is('serving');
  await desk.press('transfer');
  await page.locator('#transfer').getByRole('button', { name: other.name.it }).click();
  await desk.is('free');
  await desk.reads(desk.said, first);
  const line = (await turno.floor()).lines.find((one) => one.service === other.id);
  assert.deepEqual(line.waiting.map((ticket) => ticket.number), [first], 'it waits there under its old number');

  await desk.rowButton('#lines', third, 'Annulla').click();
  await page.locator('#withdraw-close').click();
  await desk.row('#lines', third).waitFor();
  await desk.rowButton('#lines', third, 'Annulla').click();
  await page.locator('#withdraw-yes').click();
  await desk.row('#lines', third).waitFor({ state: 'detached' });
});

test('two consoles see each other live', async (t) => {
  const turno = await startTurno(t, 'cuneo');
  const service = turno.walkIn().find(({ id }) => turno.hall.counters.filter(({ services }) => services.includes(id)).length > 1);
  const [left, right] = turno.hall.counters.filter(({ services }) => services.includes(service.id));
  const [a, b] = [(await turno.issue(service.id)).number, (await turno.issue(service.id)).number];
  const browser = await openBrowser(t);
  const one = await openConsole(await (await browser.newContext()).newPage(), turno, left);
  const two = await openConsole(await (await browser.newContext()).newPage(), turno, right);
  await one.press('open');
  await two.press('open');
  await one.offers(a);
  await two.offers(a);
  await one.press('next');
  await two.offers(b);
  await two.reads(two.page.locator(`#counters [data-key="${left.id}"]`), a);
  const late = (await turno.issue(service.id)).number;
  await one.row('#lines', late).waitFor();
  await two.row('#lines', late).waitFor();

  // A third takes the first one's counter over: both are told, and nobody takes back what the other pressed.
  const page = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  const three = await openConsole(page, turno, left);
  await one.reads(page.locator('#choose-list .tile', { hasText: left.name.it }), 'già aperto su un altro schermo');
  await one.reads(page.locator('#taken-title'), left.name.it);
  await assertGood(page, 'a counter that is open elsewhere');
  await page.locator('#taken-yes').click();
  await three.is('calling');
  await three.reads(page.locator('#shared'), `L’ultimo passo, ${a}, è stato premuto lì`);
  assert.equal(await page.locator('#undo').isVisible(), false);
  await one.reads(one.page.locator('#shared'), 'aperto anche su un altro schermo');
  assert.equal(await two.page.locator('#shared').isVisible(), false);
  await picture(page, 'console-shared');
  await assertGood(page, 'two screens at one counter');
  await page.route('**/actions', async (route) => {
    await turno.act(left.id, 'start', { ticket: a });
    return route.continue();
  });
  await three.press('no-show');
  await three.reads(three.failed, 'hanno premuto prima');
  await page.close();
  // Nobody else is there, and the last step is this screen's own again.
  await one.press('finish');
  await one.page.locator('#shared').waitFor({ state: 'hidden' });
});

test('the browser remembers the counter, and another can be chosen', async (t) => {
  const { turno, counter, page } = await setUp(t, 0);
  const desk = await openConsole(page, turno, counter);
  await desk.is('closed');
  await page.reload();
  await desk.is('closed');
  await desk.reads(page.locator('#mine-name'), counter.name.it);
  await page.locator('#change').click();
  await page.locator('#choose-list button').first().waitFor();
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
