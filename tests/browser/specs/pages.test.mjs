// Every page in every state: accessible, light and dark, narrow, with large text, in four languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { misnamed } from '../support/accessibility.mjs';
import { picture } from '../support/desk.mjs';
import { assertGood, watch } from '../support/good.mjs';
import { forbidOtherHosts, openBrowser } from '../support/browser.mjs';
import { assertNoSidewaysScroll, openConsole } from '../support/console.mjs';
import { startTurno } from '../support/turno.mjs';

const LANGUAGES = ['it', 'en', 'de', 'fr'];

test('the console is good in every state', async (t) => {
  const turno = await startTurno(t);
  const counter = turno.hall.counters[0];
  const [service] = turno.walkIn(counter);
  const page = await (await (await openBrowser(t)).newContext({ locale: 'it-IT' })).newPage();
  watch(t, page);
  const elsewhere = await forbidOtherHosts(page);
  await turno.signIn(page);
  const response = await page.goto(turno.console);
  assert.match(response.headers()['content-security-policy'] ?? '', /default-src 'self'/);
  assert.doesNotMatch(response.headers()['content-security-policy'], /unsafe/);
  await page.locator('#choose-list button').first().waitFor();
  await assertGood(page, 'choosing a counter');
  await picture(page, 'console-choose');
  const desk = await openConsole(page, turno, counter);
  await desk.is('closed');
  await assertGood(page, 'closed');
  await desk.press('open');
  await desk.is('free');
  await assertGood(page, 'free, nobody waiting');
  const first = (await turno.issue(service.id)).number;
  const second = (await turno.issue(service.id)).number;
  const third = (await turno.issue(service.id)).number;
  await desk.offers(first);
  await desk.row('#lines', third).waitFor();
  await assertGood(page, 'free, three waiting');
  await desk.press('next');
  await desk.is('calling');
  await assertGood(page, 'calling');
  await desk.press('no-show');
  await desk.offers(second);
  await assertGood(page, 'one aside');
  await desk.press('next');
  await desk.is('calling');
  await desk.press('start');
  await desk.is('serving');
  await assertGood(page, 'serving');
  await picture(page, 'console-serving');
  const size = page.viewportSize();
  await page.setViewportSize({ width: 1366, height: 650 });
  const { bottom } = await page.locator('#said').evaluate((said) => said.getBoundingClientRect());
  assert.ok(bottom <= 650, `what was said is in the window of a laptop: it ends at ${bottom}`);
  await page.setViewportSize(size);
  await desk.rowButton('#lines', third, 'Annulla').click();
  await assertGood(page, 'asking before cancelling');
  await page.locator('#withdraw-close').click();
  await turno.kill();
  await page.locator('#link[data-state="stale"]').waitFor();
  await desk.press('finish');
  await desk.reads(desk.failed, 'riprovo da solo');
  await assertGood(page, 'without a connection');
  await picture(page, 'console-offline');
  assert.deepEqual(elsewhere, []);
});

test('the console speaks four languages and leaves no sentence behind', async (t) => {
  const turno = await startTurno(t);
  const counter = turno.hall.counters[0];
  const [service] = turno.walkIn(counter);
  const { number: aside } = await turno.issue(service.id);
  await turno.issue(service.id);
  await turno.issue(service.id);
  await turno.act(counter.id, 'open');
  await turno.act(counter.id, 'call', { ticket: aside });
  await turno.act(counter.id, 'no_show', { ticket: aside });
  await turno.act(counter.id, 'call_next');
  const browser = await openBrowser(t);
  const titles = new Set();
  const page = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  watch(t, page);
  await turno.signIn(page);
  await page.goto(turno.console);
  await page.locator('#choose-list button').first().click();
  for (const language of LANGUAGES) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${turno.console}?lang=${language}`);
    await page.locator('#mine[data-state="calling"]').waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), language);
    const text = await page.locator('body').innerText();
    assert.doesNotMatch(text, /[{}]|\[[a-z-]+\]|\b(console|page|error)-[a-z]/, `an unfinished sentence in ${language}`);
    titles.add(await desk(page));
    assert.deepEqual(await misnamed(page), [], `the console's buttons in ${language}`);
    await assertNoSidewaysScroll(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await assertNoSidewaysScroll(page);
    await page.goto(turno.page(`/halls/${turno.hall.id}/reception?lang=${language}`));
    await page.locator(`#aside [data-key^="${aside}"]`).waitFor();
    assert.deepEqual(await misnamed(page), [], `the reception's buttons in ${language}`);
    await assertNoSidewaysScroll(page);
  }
  assert.equal(titles.size, LANGUAGES.length);
});

const desk = (page) => page.locator('#act-main').innerText();

test('the list of offices leads to the console', async (t) => {
  const turno = await startTurno(t);
  const page = await (await (await openBrowser(t)).newContext({ locale: 'it-IT' })).newPage();
  watch(t, page);
  await turno.signIn(page);
  await page.goto(turno.page('/'));
  await assertGood(page, 'list of offices');
  await picture(page, 'offices');
  await page.getByRole('region', { name: turno.hall.office.it }).getByRole('link', { name: "Console dell’operatore" }).click();
  await page.locator('#choose-list button').first().waitFor();
  assert.equal(new URL(page.url()).pathname, `/halls/${turno.hall.id}/console`);
});

test('what is not there is said on a page of its own', async (t) => {
  const turno = await startTurno(t);
  const page = await (await (await openBrowser(t)).newContext({ locale: 'it-IT' })).newPage();
  watch(t, page);
  await turno.signIn(page);
  for (const [path, words] of [['/nothing-here', 'Pagina non trovata'], ['/t/NOSUCHCODE', 'Numero non trovato'], ['/halls/none/console', 'Pagina non trovata']]) {
    const response = await page.goto(turno.page(path));
    assert.equal(response.status(), 404, path);
    assert.equal(await page.locator('h1').innerText(), words);
    await assertGood(page, path);
  }
});

test('what hangs on a wall, stands on a site, or is only read is good too', async (t) => {
  const turno = await startTurno(t);
  const { id } = turno.hall;
  await turno.put('/agenda/2026-11-23', {
    appointments: [
      { code: '4711', service: 'anagrafe', slot: '2026-11-23T08:10:00Z' },
      { code: 'AB12', service: 'spid', slot: '2026-11-23T09:00:00Z' },
    ],
  });
  const { link } = await turno.issue('anagrafe');
  const page = await (await (await openBrowser(t)).newContext({ locale: 'it-IT', viewport: { width: 1280, height: 800 } })).newPage();
  watch(t, page);
  await turno.signIn(page);
  const paths = { rule: `/halls/${id}/rule`, waits: `/halls/${id}/waits`, appointments: `/halls/${id}/appointments`, ticket: new URL(link).pathname };
  for (const [name, path] of Object.entries(paths)) {
    const response = await page.goto(turno.page(path));
    assert.equal(response.status(), 200, path);
    await assertGood(page, name);
    await picture(page, name);
    if (name !== 'rule') continue;
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('.bar-name').isVisible(), 'the sheet on the wall names its office');
    await page.emulateMedia({ media: 'screen' });
  }
  for (const tag of ['de', 'ar', 'zh']) {
    await page.goto(turno.page(`/halls/${id}/rule?lang=${tag}`));
    await assertGood(page, `the rule in ${tag}`);
  }
});
