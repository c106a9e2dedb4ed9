// What every page must be in every state: accessible, in both colour schemes, narrow and with large text; and no fault of its own.
import assert from 'node:assert/strict';
import { brokenColours, brokenRules } from './accessibility.mjs';
import { assertNoSidewaysScroll } from './console.mjs';

/** Colours may be on their way from one state or scheme to another: they are put where they go. To wait takes eight times as long as it says. */
export const arrive = (page) => page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));

/** Light and dark, wide and narrow, with text twice as large. */
export async function assertGood(page, what) {
  for (const [colorScheme, broken] of [['light', brokenRules], ['dark', brokenColours]]) {
    await page.emulateMedia({ colorScheme });
    await arrive(page);
    assert.deepEqual(await broken(page), [], `${what}, ${colorScheme}`);
  }
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  await assertNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  await assertNoSidewaysScroll(page);
  await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
  await page.setViewportSize(size);
}

/** Fails the test when a page breaks its own content policy or throws. */
export function watch(t, page) {
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && faults.push(message.text()));
  t.after(() => assert.deepEqual(faults, []));
}
