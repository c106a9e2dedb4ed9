// Runs the accessibility rules over a page and says what breaks them, one line for each place.
import AxeBuilder from '@axe-core/playwright';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The rules about colours: what alone can differ between the light and the dark look of one page. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Our pages have no frames: the findings need no page of their own to be put together in, which takes longer than the rules. */
const rules = (page) => new AxeBuilder({ page }).setLegacyMode();

/** The broken rules of WCAG 2.2 levels A and AA on this page, as readable lines; an empty list is a pass. */
export async function brokenRules(page) {
  return told(await rules(page).withTags(STANDARD).analyze());
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
