// The wall in a browser: what it shows and says, stale and back, accessible, small, without another host.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenRules } from '../support/accessibility.mjs';
import { forbidOtherHosts, openBrowser } from '../support/browser.mjs';
import { startTurno } from '../support/turno.mjs';

const BYTES_MAX = 50_000;

/** Its clock is the tests' to move: until they do, it goes as every other. */
async function openBoard(t, turno, options = {}) {
  const page = await (await (await openBrowser(t)).newContext({ viewport: { width: 1920, height: 1080 }, ...options })).newPage();
  await page.clock.install();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && faults.push(message.text()));
  t.after(() => assert.deepEqual(faults, []));
  await page.goto(turno.page(`/board/${turno.hall.id}?lang=it,en`));
  return page;
}

const shows = (page, id, text) => page.locator(`#${id}`, { hasText: text }).waitFor();

test('a call is shown large, said to screen readers, and leaves when its person is done', async (t) => {
  const turno = await startTurno(t);
  const counter = turno.hall.counters[0];
  const [service] = turno.walkIn(counter);
  const page = await openBoard(t, turno);
  await shows(page, 'number', 'Nessuna chiamata');
  await turno.act(counter.id, 'open');
  const { number } = await turno.issue(service.id, 'de');
  await turno.act(counter.id, 'call_next');
  await shows(page, 'number', number);
  await shows(page, 'counter', counter.name.it);
  await shows(page, 'place', counter.place.it);
  await page.locator('#called span[lang="en"]', { hasText: 'Now calling' }).waitFor();
  const said = page.locator('#said');
  await page.waitForFunction(() => document.getElementById('said').textContent !== '');
  const sentence = await said.textContent();
  assert.match(sentence, /Numero \w 1, Sportello 1/);
  assert.match(sentence, /Nummer \w 1, Schalter 1/, 'the language of the ticket is spoken too');
  assert.equal(await said.getAttribute('aria-live'), 'assertive');
  await turno.act(counter.id, 'no_show', { ticket: number });
  await shows(page, 'number', 'Nessuna chiamata');
  await shows(page, 'recent', number);
});

test('a board without its server says since when within ten seconds, and is back within two', async (t) => {
  const turno = await startTurno(t);
  const page = await openBoard(t, turno);
  await page.locator('#board[data-body="board"]').waitFor();
  const now = () => page.evaluate(() => performance.now());
  await turno.kill();
  const cutAt = await now();
  await page.clock.fastForward(4_000);
  assert.equal(await page.locator('#notice').isVisible(), false, 'a short cut is not worth a word');
  await page.clock.fastForward(4_500);
  await page.locator('#notice').waitFor();
  const after = await now() - cutAt;
  assert.ok(after < 10_000, `${after} ms`);
  await shows(page, 'notice-text', 'Non aggiornato dalle 09:0');
  await shows(page, 'notice-text-2', 'Not updated since 09:0');
  turno.clockFrom = '2026-11-23T09:02[Europe/Rome]';
  await turno.start();
  const backAt = Date.now();
  await page.locator('#notice').waitFor({ state: 'hidden', timeout: 20_000 });
  assert.ok(Date.now() - backAt < 2_000, `${Date.now() - backAt} ms`);
});

test('the board is accessible, lying and standing, small and in Arabic', async (t) => {
  const turno = await startTurno(t);
  const counter = turno.hall.counters[0];
  await turno.act(counter.id, 'open');
  const { number } = await turno.issue(turno.walkIn(counter)[0].id);
  await turno.act(counter.id, 'call_next');
  for (const viewport of [{ width: 1920, height: 1080 }, { width: 1080, height: 1920 }, { width: 640, height: 480 }]) {
    const page = await openBoard(t, turno, { viewport });
    const elsewhere = await forbidOtherHosts(page);
    await shows(page, 'number', number);
    assert.deepEqual(await brokenRules(page), [], JSON.stringify(viewport));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, `${JSON.stringify(viewport)} scrolls sideways`);
    assert.deepEqual(elsewhere, []);
    await page.locator('#sound').waitFor();
    const covered = await page.evaluate(() => {
      const button = document.getElementById('sound').getBoundingClientRect();
      const isUnder = ({ left, right, top, bottom }) => left < button.right && right > button.left && top < button.bottom && bottom > button.top;
      return [...document.querySelectorAll('.head p, .board section')].filter((part) => isUnder(part.getBoundingClientRect())).map(({ id, className }) => id || className);
    });
    assert.deepEqual(covered, [], 'the button that asks for sound covers nothing');
  }
});

test('the board weighs less than 50 kB and its script is one that browsers of 2020 read', async (t) => {
  const turno = await startTurno(t);
  const page = await (await (await openBrowser(t)).newContext()).newPage();
  let bytes = 0;
  const sizes = [];
  page.on('response', (response) => sizes.push(response.body().then((body) => { bytes += body.length; }, () => {})));
  await page.goto(turno.page(`/board/${turno.hall.id}`));
  await page.locator('#board[data-body="board"]').waitFor();
  await Promise.all(sizes);
  assert.ok(bytes > 5_000 && bytes < BYTES_MAX, `${bytes} bytes`);
  const script = await (await fetch(turno.page('/assets/board.js'))).text();
  for (const newer of ['?.', '??', '#private', 'import(', '.at(']) assert.ok(!script.includes(newer), `the script uses ${newer}`);
});

test('a board of one zone exists, one of no zone does not', async (t) => {
  const turno = await startTurno(t);
  const status = async (path) => (await fetch(turno.page(path))).status;
  assert.equal(await status('/board/capannori/atrio'), 200);
  assert.equal(await status('/board/capannori/cortile'), 404);
  assert.equal(await status('/board/lucca'), 404);
});

test('a board shows the way to the counter, no name of a delicate service, and the office bulletins', async (t) => {
  const turno = await startTurno(t);
  const counter = turno.hall.counters[0];
  const page = await openBoard(t, turno);
  await page.locator('#lines', { hasText: 'Anagrafe' }).waitFor();
  assert.ok(!(await page.content()).includes('Ufficio di prossimità'), 'a delicate name is nowhere on the page');
  // While nobody looks for a call, the bulletin and the latest calls take turns of ten seconds.
  const [bulletin, recent] = [page.locator('#bulletin'), page.locator('#recent-box')];
  for (const [secs, there, gone] of [[0, recent, bulletin], [9, recent, bulletin], [10, bulletin, recent]]) {
    await page.clock.setFixedTime(new Date(Date.UTC(2026, 10, 23, 8, 0, secs)));
    await gone.waitFor({ state: 'hidden' });
    await there.waitFor();
  }
  assert.match(await page.locator('#bulletin-text').innerText(), /documento|document/);
  assert.deepEqual(await brokenRules(page), []);
  await turno.act(counter.id, 'open');
  await turno.issue(turno.walkIn(counter)[0].id);
  await turno.act(counter.id, 'call_next');
  await shows(page, 'place', '→ piano terra, a destra');
  await recent.waitFor();
});
