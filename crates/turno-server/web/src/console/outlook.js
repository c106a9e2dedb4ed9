// The next hour as things are and with one counter more or less, and how well the last day's forecasts came true.
import { counterInfo } from './floor.js';
import { byId, follow, hall, locale, make, say, setText } from './page.js';

// The runs behind it cost the server some tenths of a second, and nobody opens a counter more often than this.
const ASK_MS = 30_000;

const base = `/api/v1/halls/${encodeURIComponent(hall.id)}`;
const minutes = (secs) => String(Math.round(secs / 60));

/** Asks now and every half minute while the page is looked at; a new state of the counters asks at once. */
export function startOutlook() {
  ask();
  setInterval(() => document.hidden || ask(), ASK_MS);
}

let shape = '';
let errorsBefore;

/** What the counters do now: another state of theirs makes another outlook, and another business day has other days before it. */
export function outlookFor({ counters, day }) {
  if (errorsBefore !== day) askErrors(day);
  errorsBefore = day;
  const seen = counters.map(({ id, state }) => `${id} ${state === 'closed'}`).join();
  if (seen !== shape && shape !== '') ask();
  shape = seen;
}

async function ask() {
  const answer = await get('/outlook');
  if (!answer) return;
  const { as_is: now, changes } = answer.outlook;
  setText(byId('outlook-people'), say('manager-outlook-people', { people: now.people }));
  const rows = [{ counter: '', name: say('manager-outlook-as-is'), then: now }, ...changes.map(({ counter, change, then }) => {
    const name = counterInfo(counter)?.name ?? counter;
    return { counter, name: say(change === 'open' ? 'manager-outlook-open' : 'manager-outlook-close', { counter: name }), then };
  })];
  follow(byId('outlook'), rows, ({ counter }) => counter, makeRow, ({ children: [change, mean, left] }, { name, then }) => {
    setText(change, name);
    setText(mean, say('console-waiting-for', { minutes: minutes(then.mean_wait_secs) }));
    setText(left, String(then.left_waiting));
  });
}

function makeRow() {
  const change = make('th');
  change.scope = 'row';
  return make('tr', '', change, make('td'), make('td'));
}

async function askErrors(today) {
  const days = (await get('/forecast-errors'))?.forecast_errors ?? [];
  const last = days.filter(({ day }) => day < today).at(-1);
  if (!last) {
    setText(byId('forecast-error'), say('manager-error-none'));
    return;
  }
  const share = (part) => `${Math.round((100 * part) / last.people)} %`;
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.parse(last.day));
  const error = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(last.absolute_secs / 60);
  setText(byId('forecast-error'), say('manager-error', { day, people: last.people, error, within: share(last.within), longer: share(last.longer) }));
}

/** The answer, or nothing: the live link says whether the server is there. */
async function get(path) {
  try {
    const response = await fetch(base + path, { headers: { accept: 'application/json' } });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
