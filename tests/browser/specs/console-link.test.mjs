// What the console does when the server cannot be reached, answers late, or says no.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from '../support/browser.mjs';
import { openConsole, recordPresses } from '../support/console.mjs';
import { startTurno } from '../support/turno.mjs';

async function atAnOpenCounter(t, prepare = async () => {}) {
  const turno = await startTurno(t);
  const counter = turno.hall.counters[0];
  const [service] = turno.walkIn(counter);
  const first = (await turno.issue(service.id)).number;
  const second = (await turno.issue(service.id)).number;
  await turno.act(counter.id, 'open');
  const page = await (await openBrowser(t)).newPage();
  await prepare(page);
  const desk = await openConsole(page, turno, counter);
  await desk.offers(first);
  return { turno, counter, first, second, page, desk, presses: recordPresses(page) };
}

test('a cut shows at once, and a press during it is delivered exactly once afterwards', async (t) => {
  const { turno, counter, first, second, page, desk, presses } = await atAnOpenCounter(t);
  await page.locator('#link[data-state="live"]').waitFor();
  await turno.kill();
  await page.locator('#link[data-state="stale"]').waitFor();
  assert.match(await desk.link.textContent(), /Non aggiornato dalle \d\d:\d\d:\d\d/);
  await page.locator('#stale').waitFor();
  await desk.press('next');
  await desk.reads(desk.failed, 'riprovo da solo');

  turno.clockFrom = '2026-11-23T09:10[Europe/Rome]';
  await turno.start();
  await page.locator('#link[data-state="live"]').waitFor();
  await desk.is('calling');
  await desk.reads(desk.number, first);
  await page.locator('#stale').waitFor({ state: 'hidden' });
  assert.equal(await desk.failed.textContent(), '');
  assert.equal(new Set(presses.map((press) => press.request_id)).size, 1, 'every try carries the same identifier');
  assert.equal((await turno.counter(counter.id)).ticket.number, first);
  assert.deepEqual((await turno.floor()).lines.flatMap(({ waiting }) => waiting.map(({ number }) => number)), [second]);
});

test('a press whose answer is lost is done once', async (t) => {
  const { turno, counter, first, second, page, desk, presses } = await atAnOpenCounter(t);
  let lost = 0;
  await page.route('**/actions', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort('connectionreset');
  });
  await desk.press('next');
  await desk.is('calling');
  assert.equal(presses.length, 2, 'it was sent a second time');
  assert.equal(presses[0].request_id, presses[1].request_id);
  assert.equal((await turno.counter(counter.id)).ticket.number, first);
  assert.deepEqual((await turno.floor()).lines.flatMap(({ waiting }) => waiting.map(({ number }) => number)), [second]);
});

test('a press under way outlives a reload of the page', async (t) => {
  const { turno, counter, first, page, desk, presses } = await atAnOpenCounter(t);
  let cut = true;
  await page.route('**/actions', (route) => (cut ? route.abort('connectionrefused') : route.continue()));
  await desk.press('next');
  await desk.reads(desk.failed, 'riprovo da solo');
  cut = false;
  await page.reload();
  await desk.is('calling');
  assert.equal(new Set(presses.map((press) => press.request_id)).size, 1);
  assert.equal((await turno.counter(counter.id)).ticket.number, first);
});

test('a socket that falls silent counts as dead, and a new one is opened', async (t) => {
  let sockets = 0;
  let silenced = 0;
  const { page } = await atAnOpenCounter(t, async (page) => {
    await page.clock.install();
    await page.routeWebSocket(/floor\/live/, (socket) => {
      sockets += 1;
      const place = sockets;
      const server = socket.connectToServer();
      server.onMessage((message) => place <= silenced || socket.send(message));
    });
  });
  await page.locator('#link[data-state="live"]').waitFor();
  // The new socket may be there a moment after the old one was given up: the states are kept, not caught in passing.
  await page.evaluate(() => {
    const link = document.querySelector('#link');
    window.states = [];
    new MutationObserver(() => window.states.push(link.dataset.state)).observe(link, { attributeFilter: ['data-state'] });
  });
  silenced = sockets;
  await page.clock.fastForward(7_000);
  await page.waitForFunction(() => window.states.join() === 'stale,live');
  assert.equal(sockets, silenced + 1);
});

test('a "no" of the server is said in words, and the page goes on', async (t) => {
  let silent = false;
  const { turno, counter, first, page, desk } = await atAnOpenCounter(t, (page) => page.routeWebSocket(/floor\/live/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => silent && message.includes('"floor"') || socket.send(message));
  }));
  silent = true;
  await turno.act(counter.id, 'call_next');
  await desk.press('next');
  await desk.reads(desk.failed, 'Lo sportello ha già un numero in corso');
  silent = false;
  await turno.act(counter.id, 'recall', { ticket: first });
  await desk.is('calling');
});
