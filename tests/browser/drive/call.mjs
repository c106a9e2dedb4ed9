// Works a console once, for the tour: opens it, takes a counter, waits for somebody, presses *next*, takes a picture.
// Use: node call.mjs CONSOLE-ADDRESS COUNTER-NAME PICTURE, with the session's cookie in TURNO_SESSION. Prints one line of JSON: the number read, and when it was pressed.
import { launch } from '../support/chromium.mjs';

const [address, counter, picture] = process.argv.slice(2);
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const [name, value] = (process.env.TURNO_SESSION ?? '').split('=');
  // The whole server's cookie: given the page's own address, it would not go with what the page asks of the API.
  await page.context().addCookies([{ name, value, url: new URL('/', address).href }]);
  await page.goto(address);
  await page.locator('#choose-list button', { hasText: counter }).click();
  const open = page.locator('#act-main[data-action="open"][aria-disabled="false"]');
  const next = page.locator('#act-main[data-action="next"][aria-disabled="false"]');
  await open.or(next).waitFor();
  if (await open.count()) await open.click();
  await next.waitFor();
  const pressedAtMs = Date.now();
  await next.click();
  await page.locator('#mine[data-state="calling"]').waitFor();
  const number = (await page.locator('#mine-number').innerText()).trim();
  await page.screenshot({ path: picture });
  console.log(JSON.stringify({ number, pressed_at_ms: pressedAtMs }));
} finally {
  await browser.close();
}
