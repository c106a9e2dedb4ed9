// The live board: one WebSocket that never gives up.

// The server says something every 2 s (`BEAT_SECS` of the protocol); after three times as long the link counts as dead.
const SILENCE_MS_MAX = 6_000;
const CONNECT_MS_MAX = 1_000;
const CHECK_MS = 250;
const RETRY_MS_MIN = 100;
const RETRY_MS_MAX = 400;

/** Keeps the board of `hall` coming: `onBoard(board, at)` at every change, `onBeat(now, at)` after two seconds without one. */
export function follow(hall, { onBoard, onBeat }) {
  const url = new URL(`/api/v1/halls/${encodeURIComponent(hall.id)}/board/live`, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (hall.zone) url.searchParams.set('zone', hall.zone);
  let socket = null;
  let attempt = 0;
  let heardAt = 0;
  let limitMs = CONNECT_MS_MAX;

  function lose(lost) {
    if (lost !== socket) return;
    socket = null;
    lost.close();
    const delay = Math.min(RETRY_MS_MAX, RETRY_MS_MIN * 2 ** attempt) * (1 + Math.random());
    attempt += 1;
    setTimeout(connect, delay);
  }

  function connect() {
    const mine = new WebSocket(url.href);
    socket = mine;
    heardAt = performance.now();
    limitMs = CONNECT_MS_MAX;
    mine.onmessage = ({ data }) => {
      if (mine !== socket) return;
      let frame;
      try { frame = JSON.parse(data); } catch (_) { return; }
      heardAt = performance.now();
      limitMs = SILENCE_MS_MAX;
      attempt = 0;
      if (frame.beat) onBeat(frame.beat.now, heardAt);
      if (frame.board) onBoard(frame.board, heardAt);
    };
    mine.onclose = () => lose(mine);
    mine.onerror = () => lose(mine);
  }

  setInterval(() => {
    if (socket && performance.now() - heardAt > limitMs) lose(socket);
  }, CHECK_MS);
  connect();
}
