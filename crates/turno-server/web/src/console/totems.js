// Says how the totems are: at a desk those that want somebody, to a manager all.
import { clock, dayAndClock, nowMs } from './clock.js';
import { byId, follow, make, say, setAttribute, setHidden, setText } from './page.js';

// After so long a time of day alone may be yesterday's.
const SAME_DAY_MS_MAX = 12 * 3_600_000;

/** Draws the totems, `all` of them or those that want somebody. */
export function drawTotems(kiosks, { all = false } = {}) {
  const shown = kiosks.filter((kiosk) => all || wantsSomebody(kiosk));
  setHidden(byId('totems-box'), shown.length === 0);
  follow(byId('totems'), shown, ({ id }) => id,
    ({ id }) => make('li', 'totem', make('span', 'totem-name', say('console-totem', { totem: id })), ' ',
      make('span', 'totem-word'), ' ', make('span', 'totem-since')),
    (element, kiosk) => {
      const [, word, since] = element.children;
      setAttribute(element, 'data-trouble', troubleOf(kiosk));
      setText(word, [say(`console-totem-${wordOf(kiosk.state)}`), ...besides(kiosk)].join(' · '));
      setText(since, sinceOf(kiosk.state));
    });
}

const wantsSomebody = (kiosk) => troubleOf(kiosk) !== 'none';

/** What there is to say beside the printer. */
function besides({ disk_refuses: unsaved, not_handed_in: own, refused_total: refused, refused: numbers, rival }) {
  return [
    unsaved && say('console-totem-unsaved'),
    own > 0 && say('console-totem-own', { n: own }),
    refused > 0 && say('console-totem-refused', { n: refused, numbers: someOf(numbers, refused) }),
    rival && say('console-totem-rival'),
  ].filter(Boolean);
}

const someOf = (numbers, total) => [...numbers, ...(total > numbers.length ? ['…'] : [])].join(' ');

/** Paper that is running out is a task, everything else that wants somebody an alarm. */
function troubleOf({ state, disk_refuses: unsaved, refused_total: refused, rival }) {
  if (state.kind !== 'heard' || unsaved || refused > 0 || rival) return 'now';
  if (!state.wants_somebody) return 'none';
  return state.printer === 'paper_low' ? 'soon' : 'now';
}

const wordOf = ({ kind, printer }) => (kind === 'heard' ? printer : kind).replaceAll('_', '-');

function sinceOf({ since }) {
  if (!since) return '';
  const time = nowMs() - Date.parse(since) < SAME_DAY_MS_MAX ? clock(since) : dayAndClock(since);
  return say('console-totem-since', { time });
}
