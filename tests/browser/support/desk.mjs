// The pages of the people at work beside the console: opened for a clerk, used by keys, and pictured on request.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { arrive, watch } from './good.mjs';
import { PASSWORD, startTurno } from './turno.mjs';

// With TURNO_PAGES=FOLDER each page leaves its picture there.
const PICTURES = process.env.TURNO_PAGES;

export async function picture(page, name) {
  if (!PICTURES) return;
  await mkdir(PICTURES, { recursive: true });
  await page.emulateMedia({ colorScheme: 'light' });
  await arrive(page);
  // What stays in sight while one scrolls would stand in the middle of the whole page.
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

/** A server, and one of its hall's pages in a browser that is signed in. */
export async function setUp(t, path) {
  const turno = await startTurno(t);
  const context = await (await openBrowser(t)).newContext({ locale: 'it-IT', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  watch(t, page);
  await turno.signIn(page);
  await page.goto(turno.page(`/halls/${turno.hall.id}/${path}`));
  return { turno, page, counter: turno.hall.counters[0] };
}

/** Signs in as people do; whether that works is for the test to see. */
export async function signInByForm(page, name, password = PASSWORD) {
  await page.locator('#name').fill(name);
  await page.locator('#password').fill(password);
  await page.locator('button[type=submit]').click();
}

/** Tabs on until `locator` has the focus. */
export async function tabTo(page, locator) {
  for (let i = 0; i < 60; i += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail('the keyboard does not get there');
}
