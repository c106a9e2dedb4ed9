// Runs the accessibility rules over a page and says what breaks them, one line for each place.
import AxeBuilder from '@axe-core/playwright';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The rules about colours: what alone can differ between the light and the dark look of one page. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Our pages have no frames: the findings need no page of their own to be put together in, which takes longer than the rules. */
const rules = (page) => new AxeBuilder({ page }).setLegacyMode();

/** A rule of level A that the program counts as an experiment: whoever speaks to a machine says what stands on the button. */
const NAMES = 'label-content-name-mismatch';

/** The broken rules of WCAG 2.2 levels A and AA on this page, as readable lines; an empty list is a pass. */
export async function brokenRules(page) {
  return told(await rules(page).options({ runOnly: { type: 'tag', values: STANDARD }, rules: { [NAMES]: { enabled: true } } }).analyze());
}

/** The buttons whose name does not begin with the words that stand on them, for a page that was held against all rules in another language. */
export async function misnamed(page) {
  const buttons = await page.locator('button[aria-label]:visible').evaluateAll((all) => all.map((button) => [button.innerText.trim(), button.getAttribute('aria-label')]));
  return buttons.filter(([words, name]) => !name.startsWith(words)).map((pair) => pair.join(': '));
}

/** Those about colours alone, for a page that was held against all of them in its other look. */
export async function brokenColours(page) {
  return told(await rules(page).withRules(COLOURS).analyze());
}

/** Text in the very colour of its ground counts as hidden on purpose there, and is only left open; here nobody hides text so. */
const isUnseen = (node) => node.any.some(({ data }) => data?.messageKey === 'equalRatio');

function told({ violations, incomplete }) {
  const unseen = incomplete.map((rule) => ({ ...rule, nodes: rule.nodes.filter(isUnseen) }));
  return [...violations, ...unseen].flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`));
}
