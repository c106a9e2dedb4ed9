// An operator's console in a browser, and what an operator reads and presses there.
import assert from 'node:assert/strict';
import { openBrowser } from './browser.mjs';
import { startTurno } from './turno.mjs';

/** The buttons are inert for a moment after each press. A locator looks again ever more seldom, and would miss the end of it by twice as long. */
const POLL_MS = 20;

/** Opens the console and chooses `counter`; the promise settles when the live view is there. */
export async function openConsole(page, turno, counter, query = '') {
  await turno.signIn(page);
  await page.goto(turno.console + query);
  await page.locator('#choose-list button', { hasText: counter.name.it }).click();
  return new Console(page);
}

export class Console {
  constructor(page) {
    this.page = page;
    this.main = page.locator('#act-main');
    this.number = page.locator('#mine-number');
    this.said = page.locator('#said');
    this.failed = page.locator('#failed');
    this.link = page.locator('#link');
  }

  /** Waits until the counter is in `state` and its buttons may be pressed; of the large one, "next" may have nobody to call. */
  async is(state) {
    await this.#shows({ state, mayHaveNobody: true });
  }

  /** Waits until the next ticket stands there, ready to be called. */
  async offers(ticket) {
    await this.#shows({ state: 'free', ticket });
  }

  async #shows(wanted) {
    await this.page.waitForFunction(({ state, ticket, mayHaveNobody }) => {
      const [mine, main, number] = ['mine', 'act-main', 'mine-number'].map((id) => document.getElementById(id));
      const isInert = (button) => button.getAttribute('aria-disabled') !== 'false';
      return mine?.checkVisibility() && mine.dataset.state === state && mine.getAttribute('aria-busy') === 'false'
        && (mayHaveNobody && main.dataset.action === 'next' || !isInert(main))
        && (!ticket || number.textContent.includes(ticket))
        && ![...document.querySelectorAll('.act-row .act:not([hidden])')].some(isInert);
    }, wanted, { polling: POLL_MS }).catch((error) => assert.fail(`the console does not show ${JSON.stringify(wanted)}: ${error.message}`));
  }

  async press(action) {
    await this.page.locator(`.act[data-action="${action}"]`).click();
  }

  /** The button in a ticket's row whose name begins with `verb`. */
  rowButton(list, ticket, verb) {
    return this.page.locator(`${list} [data-key^="${ticket}"]`).getByRole('button', { name: verb });
  }

  row(list, ticket) {
    return this.page.locator(`${list} [data-key^="${ticket}"]`);
  }

  async reads(locator, text) {
    await locator.filter({ hasText: text }).waitFor();
  }
}

/** Collects the presses that the page sends, each with its request identifier. */
export function recordPresses(page) {
  const presses = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/api/')) presses.push({ url: request.url(), ...request.postDataJSON() });
  });
  return presses;
}

/** No part of the page reaches out of the window to the right. */
export async function assertNoSidewaysScroll(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= window, `the page is ${content} px wide in a window of ${window} px`);
}

/** A server whose first counter has `tickets` people waiting, and a page in a browser. */
export async function setUp(t, tickets) {
  const turno = await startTurno(t);
  const counter = turno.hall.counters[0];
  const [service] = turno.walkIn(counter);
  const numbers = [];
  for (let i = 0; i < tickets; i += 1) numbers.push((await turno.issue(service.id)).number);
  const page = await (await openBrowser(t)).newPage();
  return { turno, counter, service, numbers, page };
}
