// Call boxes that are keyboards: which of their keys does what. Each browser remembers its own, since the box stands at its desk.
import { PARKS, parkMinutes } from './park.js';
import { byId, follow, hall, make, say, setText } from './page.js';

const KEPT_AS = `turno.keys.${hall.id}`;

/** What a key may do, in the order of a visit. `main` is whatever the large button does. */
const ACTIONS = ['main', 'next', 'start', 'recall', 'no-show', 'finish', 'finish-next', 'park', ...PARKS, 'transfer', 'walk-in', 'note', 'undo', 'open', 'close'];

// These lead through the page and out of a dialogue.
const NEVER = new Set(['Tab', 'Escape', 'ShiftLeft', 'ShiftRight', 'ControlLeft', 'ControlRight', 'AltLeft', 'AltRight', 'MetaLeft', 'MetaRight', 'CapsLock']);

const KEYPAD = 'Numpad';

let keys = read();
let listensFor;

/** The action that this box's key stands for. */
export const actionOfKey = (event) => ACTIONS.find((action) => keys[action] && keys[action].code === codeOf(event));

/** The place of a key, so that the digits of a keypad are other keys than those above the letters. */
const codeOf = (event) => event.code || event.key;

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEPT_AS)) ?? {};
  } catch {
    return {};
  }
}

function keep(next) {
  keys = next;
  localStorage.setItem(KEPT_AS, JSON.stringify(keys));
  draw();
}

const OWN_NAMES = { main: 'console-keys-main', undo: 'console-keys-undo', note: 'console-do-note' };

/** What the action is called: as the button that does it. */
const labelOf = (action) => (parkMinutes(action)
  ? say('console-do-park-for', { n: parkMinutes(action) })
  : say(OWN_NAMES[action] ?? `console-do-${action}`));

const nameOf = ({ code, key }) => {
  // Without its lock a keypad's 1 says that it is End: what stands on the key is in its place's name.
  if (code.startsWith(KEYPAD)) return say('console-keys-keypad', { key: code.slice(KEYPAD.length) });
  if (key === ' ') return say('console-keys-space');
  return key.length === 1 ? key.toUpperCase() : key;
};

function draw() {
  follow(byId('key-list'), ACTIONS, (action) => action, makeRow, (row, action) => {
    const label = labelOf(action);
    setText(row.querySelector('.key-now'), keys[action] ? nameOf(keys[action]) : '–');
    const set = row.querySelector('button');
    setText(set, listensFor === action ? say('console-keys-press') : say('console-keys-set'));
    set.setAttribute('aria-label', `${set.textContent}: ${label}`);
    row.querySelector('.key-clear').hidden = !keys[action];
  });
}

function makeRow(action) {
  const label = labelOf(action);
  const button = (className, text, act) => {
    const element = make('button', className, text);
    element.type = 'button';
    element.addEventListener('click', act);
    return element;
  };
  const set = button('brief', '', () => { listensFor = listensFor === action ? undefined : action; draw(); });
  const clear = button('brief key-clear', say('console-keys-clear'), () => {
    const { [action]: _, ...others } = keys;
    setText(byId('keys-said'), say('console-keys-cleared', { action: label }));
    keep(others);
    set.focus();
  });
  clear.setAttribute('aria-label', `${say('console-keys-clear')}: ${label}`);
  return make('li', 'key-row', make('span', 'key-name', label), make('kbd', 'act-key key-now'), make('span', 'key-buttons', set, clear));
}

/** While a key is awaited every press is the answer. */
function onKey(event) {
  if (!listensFor) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    listensFor = undefined;
    return draw();
  }
  const code = codeOf(event);
  if (NEVER.has(code) || event.repeat) return;
  event.preventDefault();
  const action = listensFor;
  listensFor = undefined;
  // One key does one thing: what it did before it does no more.
  const others = Object.fromEntries(Object.entries(keys).filter(([, known]) => known.code !== code));
  keep({ ...others, [action]: { code, key: event.key } });
  setText(byId('keys-said'), say('console-keys-done', { action: labelOf(action), key: nameOf(keys[action]) }));
}

byId('keys').addEventListener('keydown', onKey);
// Where a key was awaited, letting a space go would press the button that has the focus.
let tookSpace = false;
byId('keys').addEventListener('keydown', (event) => { tookSpace = event.code === 'Space' && event.defaultPrevented; });
byId('keys').addEventListener('keyup', (event) => { if (tookSpace && event.code === 'Space') event.preventDefault(); });
byId('keys').addEventListener('close', () => { listensFor = undefined; });
byId('keys-close').addEventListener('click', () => byId('keys').close());
byId('keys-do').addEventListener('click', () => {
  setText(byId('keys-said'), '');
  draw();
  byId('keys').showModal();
});
