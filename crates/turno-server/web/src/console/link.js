// The live view: one WebSocket that never gives up.
import { hear, nowMs } from './clock.js';

// The server sends a beat every 2 s; after three missed ones the link counts as dead (`BEAT_SECS` of the protocol).
const SILENCE_MS_MAX = 6_000;
const CHECK_MS = 500;
const RETRY_MS_MIN = 250;
const RETRY_MS_MAX = 5_000;

/** Full jitter: consoles that lost the same server do not all come back in the same moment. */
export function backoffMs(attempt) {
  return RETRY_MS_MIN / 2 + Math.random() * Math.min(RETRY_MS_MAX, RETRY_MS_MIN * 2 ** attempt);
}

/**
 * Keeps the floor of `hallId` coming. `onFloor(floor)` at every change; `onState({kind, sinceMs})` when the link becomes
 * `live` or `stale`, with the server's time at which the page last heard something.
 */
export function followFloor(hallId, { onFloor, onState }) {
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

  function connect() {
    clearTimeout(retry);
    const mine = new WebSocket(url);
    socket = mine;
    heardSince = performance.now();
    mine.addEventListener('message', ({ data }) => {
      if (mine !== socket) return;
      const frame = JSON.parse(data);
      heardAt = heardSince = performance.now();
      attempt = 0;
      if (frame.beat) hear(frame.beat.now);
      if (frame.floor) {
        hear(frame.floor.now);
        onFloor(frame.floor);
        turn('live');
      }
    });
    mine.addEventListener('close', () => lose(mine));
    mine.addEventListener('error', () => lose(mine));
  }

  // When this connection last gave a sign, or was begun: one that hangs while opening is given up just the same.
  let heardSince = performance.now();
  setInterval(() => {
    if (socket && performance.now() - heardSince > SILENCE_MS_MAX) lose(socket);
  }, CHECK_MS);
  addEventListener('online', () => socket ?? connect());
  connect();
}
