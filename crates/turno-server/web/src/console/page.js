// What the server has put into the page, and small helpers to change it.

const parse = (id) => JSON.parse(document.getElementById(id).textContent);
const texts = parse('texts');

/** The hall's services and counters, named in the page's language. */
export const hall = parse('hall');

/** How dates and numbers are written: in English as in Europe, as on the pages that the server writes. */
export const locale = hall.language === 'en' ? 'en-GB' : hall.language;

/** The sentence for `key`, with `{name}` replaced from `values`; the key itself where there is none. */
export function say(key, values = {}) {
  const sentence = texts[key];
  if (sentence === undefined) return key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The sentence for an error code of the server. */
export function sayError(code) {
  const key = `error-${code.replaceAll('_', '-')}`;
  return key in texts ? say(key) : say('error-other');
}

/** One after the other, as in "Tributi, Anagrafe". */
export const sayList = (names) => names.join(', ');

export const byId = (id) => document.getElementById(id);

/** Writes only what differs, so that nothing flickers and screen readers hear only news. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function setHidden(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

/** A new element with a class, a text and children. */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/**
 * Makes the children of `parent` follow `items`: one element for each key, kept as long as the key stays, so that the
 * focus and a finger on its way find the same row again.
 */
export function follow(parent, items, keyOf, create, update) {
  const keys = new Set(items.map(keyOf));
  const known = new Map();
  for (const child of [...parent.children]) {
    if (keys.has(child.dataset.key)) known.set(child.dataset.key, child);
    else child.remove();
  }
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    const element = known.get(key) ?? create(item);
    if (!known.has(key)) element.dataset.key = key;
    if (element === place) place = place.nextElementSibling;
    else {
      // What is moved loses the focus.
      const focused = element.contains(document.activeElement) ? document.activeElement : undefined;
      parent.insertBefore(element, place);
      focused?.focus();
    }
    update(element, item);
  }
}

/**
 * A key that is held acts once. A browser clicks the focused button again with every repeat of Enter, and sends a form again; the
 * button may mean the next step by then.
 */
addEventListener('keydown', (event) => {
  if (event.repeat && (event.key === 'Enter' || (event.key === ' ' && event.target.closest('button, summary')))) event.preventDefault();
}, true);
