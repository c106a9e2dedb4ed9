// The screen's state in words and elements. Elements are only touched when something on them changes, so that screen readers
// are not told the same again.

const PAGE_MS = 10_000;
const COUNTER_ROWS_MAX = 5;
const ROWS_MAX = 8;
const NUMBER_CHARS = 4;
const COUNTER_CHARS = 14;
const LOOKED_AT_MS = 20_000;
const ARROWS = { left: '\u2190', right: '\u2192', ahead: '\u2191', behind: '\u2193', up: '\u2197', down: '\u2198' };

const at = (id) => document.getElementById(id);
const texts = new Map();
let started = false;

function text(id, value) {
  if (texts.get(id) === value) return;
  texts.set(id, value);
  at(id).textContent = value;
}

function rows(id, items, element) {
  const key = JSON.stringify(items);
  if (texts.get(id) === key) return;
  texts.set(id, key);
  at(id).replaceChildren(...items.map(element));
}

function make(tag, content, name) {
  const element = document.createElement(tag);
  if (content !== undefined) element.textContent = content;
  if (name) element.className = name;
  return element;
}

function fill(sentence, holes) {
  return Object.keys(holes).reduce((filled, hole) => filled.replace(`{${hole}}`, holes[hole]), sentence);
}

function headings(hall) {
  for (const [id, word] of [['called', 'called'], ['counters-title', 'counters'], ['recent-title', 'recent'], ['lines-title', 'lines']]) {
    const [first, second] = hall.words;
    at(id).replaceChildren(make('strong', first[word]));
    if (second) {
      const other = make('span', second[word]);
      other.lang = hall.languages[1];
      at(id).append(other);
    }
  }
  for (const id of ['sentence-title-2', 'sentence-detail-2', 'notice-text-2']) {
    if (hall.languages[1]) at(id).lang = hall.languages[1];
  }
}

/** Hour and minute in the hall's own time. */
function clock(hall, ms, index) {
  return new Intl.DateTimeFormat(hall.languages[index], { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: hall.time_zone }).format(ms);
}

export function showTime(hall, ms) {
  if (ms === null) return;
  text('clock', clock(hall, ms, 0));
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: hall.time_zone };
  text('date', new Intl.DateTimeFormat(hall.languages[0], day).format(ms));
}

/** Whether a closed office is really at rest: whoever was in the hall at closing time is still called and served. */
function isOver({ counters, lines }) {
  const busy = counters.some(({ state }) => state === 'calling' || state === 'serving');
  const staffed = counters.some(({ state }) => state !== 'closed');
  return !busy && !(staffed && lines.some(({ waiting }) => waiting > 0));
}

function closed(hall, board) {
  hall.words.forEach((words, index) => {
    const suffix = index === 0 ? '' : '-2';
    const opens = board.opening.opens_at;
    const when = { weekday: 'long', hour: '2-digit', minute: '2-digit', hour12: false, timeZone: hall.time_zone };
    const moment = opens && new Intl.DateTimeFormat(hall.languages[index], when).format(Date.parse(opens));
    text(`sentence-title${suffix}`, words.closed);
    text(`sentence-detail${suffix}`, opens ? fill(words.opens, { moment }) : words.noOpening);
  });
}

function wait(words, { opening, numbers, forecast, suspended }) {
  if (suspended) return words[`suspended_${suspended.reason}`] || words.suspended_other;
  if (opening.kind === 'closed') return words.lineClosed;
  if (numbers === 'no_time_left') return words.lineNoTime;
  const { from_min: from, to_min: to } = forecast;
  if (to === 0) return words.waitNone;
  if (from === to) return fill(words.waitExact, { minutes: to });
  return from === 0 ? fill(words.waitUpTo, { to }) : fill(words.wait, { from, to });
}

function counterName(hall, id) {
  const counter = hall.counters[id];
  return counter ? counter.name[0] : id;
}

function hero(hall, large, raised) {
  const box = at('hero');
  const name = large ? counterName(hall, large.counter) : '';
  box.classList.toggle('raised', raised && large !== null);
  box.classList.toggle('none', large === null);
  box.classList.toggle('long', large !== null && large.ticket.length > NUMBER_CHARS);
  box.classList.toggle('wordy', name.length > COUNTER_CHARS);
  text('number', large ? large.ticket : hall.words[0].noCall);
  text('counter', name);
  const known = large && hall.counters[large.counter];
  const arrow = known && ARROWS[known.arrow];
  text('place', known ? `${arrow ? `${arrow} ` : ''}${known.place[0]}` : '');
}

function page(items, size, nowMs) {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const index = Math.floor(nowMs / PAGE_MS) % pages;
  return items.slice(index * size, index * size + size);
}

function lists(hall, board, large) {
  const [words] = hall.words;
  const open = board.counters.filter(({ state }) => state !== 'closed');
  const listed = board.counters.length <= COUNTER_ROWS_MAX || open.length === 0 ? board.counters : open;
  const counters = page(listed, COUNTER_ROWS_MAX, Date.now());
  rows('counters', counters.map(({ id, state, ticket }) => ({ name: counterName(hall, id), state, ticket })), ({ name, state, ticket }) => {
    const row = make('li', undefined, state);
    row.append(make('span', name), ticket ? make('b', ticket) : make('span', state === 'closed' ? words.counterClosed : words.counterFree));
    return row;
  });
  const recent = board.calls.filter((call) => !large || call.ticket !== large.ticket)
    .sort((one, other) => other.call - one.call).slice(0, ROWS_MAX - Math.max(2, counters.length));
  rows('recent', recent.map(({ ticket, counter }) => ({ ticket, name: counterName(hall, counter) })), ({ ticket, name }) => {
    const row = make('li');
    row.append(make('b', ticket), make('span', name));
    return row;
  });
  const lines = board.lines.filter(({ service }) => hall.services[service] && hall.services[service].walk_in);
  rows('lines', lines.map((line) => ({ letter: hall.services[line.service].letter, name: hall.services[line.service].name[0], wait: wait(words, line) })),
    (line) => {
      const row = make('li');
      row.append(make('i', line.letter), ...(line.name ? [make('span', line.name)] : []), make('strong', line.wait));
      return row;
    });
}

/** The bulletin whose turn it is; it stands in the place of the latest calls while nobody looks for one. */
function bulletin(hall, board, nowMs) {
  const pageNumber = Math.floor(nowMs / PAGE_MS);
  const fresh = board.calls.some(({ called_at: at }) => Date.parse(board.now) - Date.parse(at) < LOOKED_AT_MS);
  if (fresh || pageNumber % 2 === 0) return null;
  const turns = (board.bulletins ?? []).flatMap((id) => (hall.bulletins[id]?.text ?? []).map((said, index) => ({ id, said, index })));
  return turns[Math.floor(pageNumber / 2) % turns.length] ?? null;
}

function side(hall, board, calm) {
  const turn = calm ? bulletin(hall, board, Date.now()) : null;
  at('recent-box').hidden = turn !== null;
  at('bulletin').hidden = turn === null;
  if (turn === null) return;
  text('bulletin-text', turn.said);
  at('bulletin-text').lang = hall.languages[turn.index];
  const { picture } = hall.bulletins[turn.id];
  const image = at('bulletin-picture');
  image.hidden = picture === null;
  if (picture !== null && image.getAttribute('src') !== picture) image.src = picture;
}

export function show(hall, { board, large, raised, staleSince }) {
  if (!board) return;
  if (!started) headings(hall);
  started = true;
  const rest = board.opening.kind === 'closed' && isOver(board);
  at('board').dataset.body = rest ? 'closed' : 'board';
  if (rest) closed(hall, board);
  hero(hall, large, raised);
  lists(hall, board, large);
  side(hall, board, staleSince === null);
  at('notice').hidden = staleSince === null;
  at('lines-box').hidden = staleSince !== null;
  if (staleSince !== null) {
    hall.words.forEach((words, index) => {
      const said = `${fill(words.stale, { time: clock(hall, staleSince, index) })}. ${words.staleAdvice}.`;
      text(index === 0 ? 'notice-text' : 'notice-text-2', said);
    });
  }
}
