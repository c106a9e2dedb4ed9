// What every live page has: the office's state, the link and the clock in the bar, and what happens when a session ends.
import { clock, clockOfDay, clockWithSeconds, nowMs } from './clock.js';
import { tickTimes } from './floor.js';
import { followFloor } from './link.js';
import { startMenu } from './menu.js';
import { byId, hall, say, setAttribute, setHidden, setText } from './page.js';
import { drawTotems } from './totems.js';

const TICK_MS = 1000;

let clockKnown = false;

/**
 * Keeps the page live: `onFloor(floor)` at every change. `isBusy()`: something must not be cut off by a reload now.
 * `onKiosks(kiosks)`: the totems, at every change; `allTotems`: also those that want nobody are shown. `onSeats(seats)` and `seat()`: see `followFloor`, whose answer this returns.
 */
export function startLive({ onFloor, onKiosks = () => {}, onSeats = () => {}, seat = () => ({}), isBusy = () => false, allTotems = false }) {
  byId('session-ended').addEventListener('cancel', (event) => event.preventDefault());
  setInterval(tick, TICK_MS);
  startMenu();
  return followFloor(hall.id, {
    seat,
    onSeats,
    onState: onLinkState,
    onSessionEnd,
    onKiosks(kiosks) {
      drawTotems(kiosks, { all: allTotems });
      onKiosks(kiosks);
    },
    onFloor(floor) {
      if (!clockKnown) setText(byId('clock'), clock(nowMs()));
      clockKnown = true;
      // The settings have changed: names and counters of this page are old. Once only, should the page come no newer.
      const reloadedFor = sessionStorage.getItem('turno.reloaded-for');
      if (floor.settings_version !== hall.settings_version && reloadedFor !== String(floor.settings_version) && !isBusy() && !isInUse()) {
        sessionStorage.setItem('turno.reloaded-for', String(floor.settings_version));
        location.reload();
        return;
      }
      drawBar(floor);
      onFloor(floor);
    },
  });
}

/** Whether somebody has begun something here that a reload would throw away: a dialog, a text, a choice. */
function isInUse() {
  const isChanged = (field) => {
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked;
    if (field.tagName === 'SELECT') return field.selectedIndex > 0 && !field.options[field.selectedIndex].defaultSelected;
    return field.value !== (field.dataset.next ?? field.defaultValue);
  };
  return document.querySelector('dialog[open]') !== null || [...document.querySelectorAll('input, textarea, select')].some(isChanged);
}

/** Nobody is signed in any more. What was being pressed is kept and goes out after signing in again. */
export function onSessionEnd() {
  const dialog = byId('session-ended');
  if (dialog.open) return;
  for (const other of document.querySelectorAll('dialog[open]')) other.close();
  byId('session-again').href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
  dialog.showModal();
}

function drawBar({ opening }) {
  const { kind, until, opens_at: opensAt } = opening;
  const key = `console-office-${kind}${until || opensAt ? '-until' : ''}`;
  setText(byId('opening'), say(key, until ? { time: clock(until) } : opensAt && { time: clockOfDay(opensAt) }));
}

function onLinkState({ kind, sinceMs }) {
  setAttribute(byId('link'), 'data-state', kind);
  setText(byId('link-text'), kind === 'live' ? say('console-link-live') : say('console-link-stale', { time: clockWithSeconds(sinceMs) }));
  setHidden(byId('stale'), kind === 'live');
}

function tick() {
  if (clockKnown) setText(byId('clock'), clock(nowMs()));
  tickTimes();
}
