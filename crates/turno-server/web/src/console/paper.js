// Prints a ticket's page at the desk without leaving the reception: the page is fetched, laid out for paper alone, and printed.
import { byId, make } from './page.js';

/** The parts of a ticket's page that stand on its paper. */
const PARTS = '.bar, main';

/** Prints the page at `path`; gives whether it could be fetched. */
export async function printTicket(path) {
  const page = await fetchPage(`${path}?updates=off`);
  if (!page) return false;
  const sheet = make('div', 'paper', ...page.querySelectorAll(PARTS));
  sheet.lang = page.documentElement.lang;
  sheet.dir = page.documentElement.dir;
  // They are names on the page they come from; here another may have them.
  for (const element of sheet.querySelectorAll('[id], [aria-labelledby]')) {
    element.removeAttribute('id');
    element.removeAttribute('aria-labelledby');
  }
  byId('paper')?.remove();
  sheet.id = 'paper';
  document.body.append(sheet);
  addEventListener('afterprint', () => sheet.remove(), { once: true });
  window.print();
  return true;
}

async function fetchPage(path) {
  try {
    const response = await fetch(path);
    return response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : undefined;
  } catch {
    return undefined;
  }
}
