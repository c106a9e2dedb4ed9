// The live view: one WebSocket that never gives up.
import { hear, nowMs } from './clock.js';

// The server says something every 2 s (`BEAT_SECS` of the protocol); after three times as long the link counts as dead.
const SILENCE_MS_MAX = 6_000;
const CHECK_MS = 500;
// The server closes the socket with this code when the session has ended (`SESSION_ENDED` of the protocol).
const SESSION_ENDED = 4401;
const RETRY_MS_MIN = 250;
const RETRY_MS_MAX = 5_000;

/** Full jitter: consoles that lost the same server do not all come back in the same moment. */
export function backoffMs(attempt) {
  return RETRY_MS_MIN / 2 + Math.random() * Math.min(RETRY_MS_MAX, RETRY_MS_MIN * 2 ** attempt);
}

/**
 * Keeps the floor of `hallId` coming. `onFloor(floor)`, `onKiosks(kiosks)` and `onSeats(seats)` at every change; `onState({kind, sinceMs})` when the link becomes
 * `live` or `stale`, with the server's time at which the page last heard something. `onSessionEnd()` when nobody is signed in.
 * `seat()`: the counter that is open here and this screen's own name. Returns what is to be called when the seat has changed.
 */
export function followFloor(hallId, { onFloor, onKiosks, onSeats, onState, onSessionEnd, seat }) {
  const url = new URL(`/api/v1/halls/${encodeURIComponent(hallId)}/floor/live`, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  let socket;
  let attempt = 0;
  let retry;
  let heardAt = 0;
  let kind = 'connecting';

  function turn(to) {
    if (kind === to) return;
    kind = to;
    onState({ kind, sinceMs: nowMs() - (performance.now() - heardAt) });
  }

  function lose(lost) {
    if (lost !== socket) return;
    socket = undefined;
    lost.close();
    // A page that never heard anything has no time to name: it goes on saying that it is connecting.
    if (heardAt > 0) turn('stale');
    clearTimeout(retry);
    retry = setTimeout(connect, backoffMs(attempt));
    attempt += 1;
  }

  // A browser does not tell why a socket was refused: the session may have ended meanwhile.
  async function askForSession() {
    const answer = await fetch('/api/v1/session', { signal: AbortSignal.timeout(SILENCE_MS_MAX) }).catch(() => undefined);
    if (answer?.status === 401) onSessionEnd();
  }

  function connect() {
    clearTimeout(retry);
    url.search = new URLSearchParams(seat());
    const mine = new WebSocket(url);
    socket = mine;
    heardSince = performance.now();
    mine.addEventListener('message', ({ data }) => {
      if (mine !== socket) return;
      const frame = JSON.parse(data);
      heardAt = heardSince = performance.now();
      attempt = 0;
      if (frame.beat) hear(frame.beat.now);
      if (frame.kiosks) onKiosks(frame.kiosks);
      if (frame.seats) onSeats(frame.seats);
      if (frame.floor) {
        hear(frame.floor.now);
        onFloor(frame.floor);
        turn('live');
      }
    });
    let opened = false;
    mine.addEventListener('open', () => { opened = true; });
    mine.addEventListener('close', ({ code }) => {
      if (code === SESSION_ENDED) onSessionEnd();
      else if (!opened) askForSession();
      lose(mine);
    });
    mine.addEventListener('error', () => lose(mine));
  }

  // When this connection last gave a sign, or was begun: one that hangs while opening is given up just the same.
  let heardSince = performance.now();
  setInterval(() => {
    if (socket && performance.now() - heardSince > SILENCE_MS_MAX) lose(socket);
  }, CHECK_MS);
  addEventListener('online', () => socket ?? connect());
  connect();
  return () => {
    const left = socket;
    connect();
    left?.close();
  };
}
