// Which call is announced when, and whether the board is still true: the rules of display-ui/src/announcer.rs, without the
// browser. Times are milliseconds; `at` is the page's own clock, which only runs forward.

const OLD_CALL_MS = 60_000;
const STALE_MS = 8_000;
const BOARD_STALE_MS = 15_000;
const SHOWN_MS_MIN = 4_000;
const SHOWN_MS_IN_BURST = 2_000;
const REPEAT_AFTER_MS = 4_000;
const ANNOUNCEMENT_MS_MAX = 45_000;
const QUEUE_MAX = 64;
const PULSE_HALF_MS = 500;
const PULSE_MS = 4_000;

export class Announcer {
  constructor(say) {
    this.say = say;
    this.queue = [];
    this.knownUpTo = 0;
    this.turn = null;
    this.latest = null;
    this.heardAt = -Infinity;
    this.boardAt = -Infinity;
    this.clock = null;
  }

  beat(now, at) {
    this.heardAt = at;
    this.clock = { server: Date.parse(now), at };
  }

  board(board, at) {
    this.beat(board.now, at);
    this.boardAt = at;
    if (board.last_call < this.knownUpTo) {
      this.knownUpTo = 0;
      this.queue = [];
    }
    const expected = (call) => board.calls.some((listed) => listed.call === call.call && listed.still_expected);
    this.queue = this.queue.filter(expected);
    const young = (call) => Date.parse(board.now) - Date.parse(call.called_at) <= OLD_CALL_MS;
    const due = board.calls.filter((call) => call.call > this.knownUpTo && call.still_expected && young(call));
    due.sort((one, other) => one.call - other.call);
    for (const call of due) {
      this.queue = this.queue.filter((queued) => queued.ticket !== call.ticket);
      if (this.queue.length === QUEUE_MAX) this.queue.shift();
      this.queue.push(call);
    }
    this.knownUpTo = Math.max(this.knownUpTo, board.last_call, ...board.calls.map((call) => call.call));
    this.latest = board;
    this.tick(at);
  }

  tick(at) {
    const turn = this.turn;
    let follows = false;
    if (turn) {
      if (turn.endedAt === null && at - turn.soundSince >= ANNOUNCEMENT_MS_MAX) turn.endedAt = at;
      if (turn.endedAt === null) return;
      const waiting = this.queue.length > 0;
      const again = !waiting && !turn.repeated && this.isExpected(turn.call);
      if (again && at - turn.endedAt >= REPEAT_AFTER_MS) {
        turn.repeated = true;
        this.begin(turn, 'again', at);
        return;
      }
      if (again || at - turn.since < (waiting ? SHOWN_MS_IN_BURST : SHOWN_MS_MIN)) return;
      follows = at - turn.endedAt < SHOWN_MS_IN_BURST;
      this.turn = null;
    }
    const call = this.queue.shift();
    if (!call) return;
    this.turn = { call, since: at, soundSince: at, endedAt: null, repeated: false };
    this.begin(this.turn, follows ? 'one of many' : this.queue.length > 0 ? 'first of many' : 'alone', at);
  }

  begin(turn, manner, at) {
    turn.soundSince = at;
    turn.endedAt = null;
    this.say(turn.call, manner).then(() => { turn.endedAt = performance.now(); });
  }

  isExpected(call) {
    return this.latest !== null && this.latest.calls.some((listed) => listed.call === call.call && listed.still_expected);
  }

  stands(call) {
    return this.isExpected(call) || this.latest.counters.some(({ id, ticket }) => id === call.counter && ticket === call.ticket);
  }

  nowMs(at) {
    return this.clock && this.clock.server + at - this.clock.at;
  }

  screen(at) {
    const turn = this.turn;
    const elapsed = turn ? at - turn.since : PULSE_MS;
    const stale = this.latest !== null && (at - this.heardAt >= STALE_MS || at - this.boardAt >= BOARD_STALE_MS);
    return {
      board: this.latest,
      large: this.large(),
      raised: elapsed < PULSE_MS && Math.floor(elapsed / PULSE_HALF_MS) % 2 === 0,
      staleSince: stale ? Date.parse(this.latest.now) : null,
    };
  }

  large() {
    if (!this.latest) return null;
    if (this.turn && this.stands(this.turn.call)) return this.turn.call;
    const queued = (call) => this.queue.some((waiting) => waiting.call === call.call);
    return this.latest.calls.filter((call) => this.stands(call) && !queued(call))
      .reduce((newest, call) => (newest && newest.call > call.call ? newest : call), null);
  }
}
