// Runs the accessibility rules over a page and says what breaks them, one line for each place.
import AxeBuilder from '@axe-core/playwright';

/** The broken rules of WCAG 2.2 levels A and AA on this page, as readable lines; an empty list is a pass. */
export async function brokenRules(page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`));
}
