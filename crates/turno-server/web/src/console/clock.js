// The server's time, which is the only one this page shows: a desk's own clock may be wrong.
import { hall, locale } from './page.js';

const timeOfDay = new Intl.DateTimeFormat(locale, {
  timeZone: hall.time_zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});
const timeWithSeconds = new Intl.DateTimeFormat(locale, {
  timeZone: hall.time_zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

const dayAndTime = new Intl.DateTimeFormat(locale, {
  timeZone: hall.time_zone, weekday: 'short', day: 'numeric', month: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

let aheadMs = 0;

/** The server has just said that it is `instant` (RFC 3339). */
export function hear(instant) {
  aheadMs = Date.parse(instant) - performance.now();
}

/** The server's time now, in milliseconds since 1970. */
export const nowMs = () => performance.now() + aheadMs;

export const clock = (instant) => timeOfDay.format(typeof instant === 'string' ? Date.parse(instant) : instant);
export const dayAndClock = (instant) => dayAndTime.format(Date.parse(instant));
const day = new Intl.DateTimeFormat('en-GB', { timeZone: hall.time_zone, dateStyle: 'short' });
/** The time of day, and the day too where that is not today. */
export const clockOfDay = (instant) => (day.format(Date.parse(instant)) === day.format(nowMs()) ? clock(instant) : dayAndClock(instant));
export const clockWithSeconds = (ms) => timeWithSeconds.format(ms);

/** Whole minutes since `instant`, never below zero. */
export const minutesSince = (instant) => Math.max(0, Math.floor((nowMs() - Date.parse(instant)) / 60_000));

/** The time since `instant` as `m:ss` or `h:mm:ss`. */
export function elapsed(instant) {
  const secs = Math.max(0, Math.floor((nowMs() - Date.parse(instant)) / 1000));
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(secs / 3600);
  const minutes = Math.floor(secs / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(secs % 60)}` : `${minutes}:${two(secs % 60)}`;
}
