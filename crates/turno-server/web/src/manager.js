// The manager's live view: every line and every counter, as they are now. It names no person.
import { minutesSince } from './console/clock.js';
import { counterInfo, drawCounters, sayClosed, serviceName } from './console/floor.js';
import { keepFocus } from './console/focus.js';
import { startLive } from './console/live.js';
import { byId, follow, make, say, setAttribute, setHidden, setText } from './console/page.js';
import { outlookFor, startOutlook } from './console/outlook.js';
import { drawSuspensions, startSuspensions } from './console/suspend.js';

const CELLS = ['waiting', 'longest', 'counters', 'state'];

function draw(floor) {
  setHidden(byId('work'), false);
  const longest = floor.lines.flatMap(({ waiting }) => waiting.map(({ arrived_at: at }) => minutesSince(at)));
  setText(byId('now-waiting'), String(floor.lines.reduce((sum, line) => sum + line.waiting_total, 0)));
  setText(byId('now-longest'), say('console-waiting-for', { minutes: Math.max(0, ...longest) }));
  setText(byId('now-open'), `${floor.counters.filter(({ state }) => state !== 'closed').length} / ${floor.counters.length}`);
  follow(byId('lines'), floor.lines, ({ service }) => service, makeLine, (row, line) => updateLine(row, line, floor.counters));
  drawCounters(floor.counters);
  outlookFor(floor);
  // The button that opened a service again is gone with its row.
  keepFocus(() => drawSuspensions(floor.lines), byId('suspend-title'));
}

function makeLine({ service }) {
  const name = make('th', '', serviceName(service));
  name.scope = 'row';
  return make('tr', '', name, ...CELLS.map((cell) => make('td', `cell-${cell}`)));
}

function updateLine(row, line, counters) {
  const open = counters.filter(({ id, state }) => state !== 'closed' && counterInfo(id)?.services.includes(line.service)).length;
  const longest = Math.max(0, ...line.waiting.map(({ arrived_at: at }) => minutesSince(at)));
  const [, waiting, wait, serving, state] = row.children;
  setText(waiting, String(line.waiting_total));
  setText(wait, line.waiting_total > 0 ? say('console-waiting-for', { minutes: longest }) : '–');
  setText(serving, String(open));
  setText(state, line.opening.kind === 'open' ? say('manager-line-open') : sayClosed(line));
  // People wait and nobody is there for them: said in words too, by the numbers beside it.
  setAttribute(row, 'data-alarm', line.waiting_total > 0 && open === 0);
}

startSuspensions();
startOutlook();
startLive({ onFloor: draw, allTotems: true });
