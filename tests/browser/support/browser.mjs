// Opens the system's Chromium for a test and closes it when the test is over.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * A browser for this test: `const page = await (await openBrowser(t)).newPage()`.
 * Nothing is ever downloaded: the browser is the system's own, or the one that CHROMIUM names.
 */
export async function openBrowser(t, flags = []) {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`there is no browser at ${CHROMIUM}: run 'make install', or name one in CHROMIUM`);
  }
  // Chromium refuses to sandbox itself when it runs as root, as it does in a container.
  const args = [...flags, ...(process.getuid() === 0 ? ['--no-sandbox'] : [])];
  const browser = await chromium.launch({ executablePath: CHROMIUM, args });
  t.after(() => browser.close());
  return browser;
}

/** Fails every request that leaves this machine, and returns the list of those that were tried. */
export async function forbidOtherHosts(page) {
  const tried = [];
  await page.route('**/*', (route) => {
    const { hostname, protocol } = new URL(route.request().url());
    if (protocol === 'data:' || hostname === '127.0.0.1' || hostname === 'localhost') return route.continue();
    tried.push(route.request().url());
    return route.abort();
  });
  return tried;
}
