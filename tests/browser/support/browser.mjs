// Opens the system's Chromium for a file of tests, and in it what each test needs.
import { after } from 'node:test';
import { launch } from './chromium.mjs';

/** The browsers of this file of tests, by their flags: to start one takes longer than most tests. */
const browsers = new Map();
after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
});

/**
 * A browser as this test sees it: `const page = await (await openBrowser(t)).newPage()`. What the test opens in it knows
 * nothing of other tests, and is closed when the test is over.
 */
export async function openBrowser(t, flags = []) {
  const key = flags.join(' ');
  if (!browsers.has(key)) browsers.set(key, launch(flags));
  const browser = await browsers.get(key);
  const newContext = async (options) => {
    const context = await browser.newContext(options);
    t.after(() => context.close());
    return context;
  };
  return { newContext, newPage: async (options) => (await newContext(options)).newPage() };
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
