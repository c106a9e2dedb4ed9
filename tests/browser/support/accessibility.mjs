// Runs the accessibility rules over a page and says what breaks them, one line for each place.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The program that knows the rules, in its shortest writing. */
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The rules about colours: what alone can differ between the light and the dark look of one page. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** A rule of level A that the program counts as an experiment: whoever speaks to a machine says what stands on the button. */
const NAMES = 'label-content-name-mismatch';

/** The broken rules of WCAG 2.2 levels A and AA on this page, as readable lines; an empty list is a pass. */
export async function brokenRules(page) {
  return told(await find(page, { runOnly: { type: 'tag', values: STANDARD }, rules: { [NAMES]: { enabled: true } } }));
}

/** The buttons whose name does not begin with the words that stand on them, for a page that was held against all rules in another language. */
export async function misnamed(page) {
  const buttons = await page.locator('button[aria-label]:visible').evaluateAll((all) => all.map((button) => [button.innerText.trim(), button.getAttribute('aria-label')]));
  return buttons.filter(([words, name]) => !name.startsWith(words)).map((pair) => pair.join(': '));
}

/** Those about colours alone, for a page that was held against all of them in its other look. */
export async function brokenColours(page) {
  return told(await find(page, { runOnly: { type: 'rule', values: COLOURS } }));
}

/**
 * Runs the rules in the page. To bring the program there, and to describe everything that obeys a rule, takes longer than the rules: a
 * page keeps the program until it is left, and tells only what it may have broken. Our pages have no frames.
 */
async function find(page, options) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (options) => {
    const { violations, incomplete } = await window.axe.run(document, options);
    return { violations, incomplete };
  }, { ...options, resultTypes: ['violations', 'incomplete'] });
}

/** Text in the very colour of its ground counts as hidden on purpose there, and is only left open; here nobody hides text so. */
const isUnseen = (node) => node.any.some(({ data }) => data?.messageKey === 'equalRatio');

function told({ violations, incomplete }) {
  const unseen = incomplete.map((rule) => ({ ...rule, nodes: rule.nodes.filter(isUnseen) }));
  return [...violations, ...unseen].flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`));
}
