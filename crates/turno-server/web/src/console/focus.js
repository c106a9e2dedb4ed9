// Keeps the keyboard's focus where the work goes on when what had it is gone: a row that was sent on, brought back or cancelled.

const rows = () => [...document.querySelectorAll('.person')];
const numberOf = (row) => row.dataset.key.split(' ')[0];
const isThere = (element) => element.isConnected && !element.closest('[hidden]');
const buttonsIn = (row) => [...row.querySelectorAll('button')].filter(isThere);

/** Draws; if the focus is lost by it, it goes to the same ticket's row in its new place, else to the row beside it, else to `fallback`. */
export function keepFocus(draw, fallback) {
  const had = document.activeElement;
  const row = had.closest('.person');
  const beside = row ? [row, row.nextElementSibling, row.previousElementSibling].filter(Boolean).map(numberOf) : [];
  draw();
  if (had === document.body || isThere(had)) return;
  const next = beside.map((number) => rows().find((one) => numberOf(one) === number)).find((one) => one && buttonsIn(one).length > 0);
  // The first button, which takes nothing away: a second Enter must not cancel the next person.
  (next ? buttonsIn(next)[0] : fallback).focus();
}
