// A key that leads through the rows of the hall: first who waits, then who is set aside.

const isShown = (element) => !element.closest('[hidden]');

/** The first button of each row. */
function firstButtons() {
  const rows = [...document.querySelectorAll('#lines .person, #aside .person')];
  return rows.map((row) => [...row.querySelectorAll('button')].find(isShown)).filter(Boolean);
}

/** The focus goes to the next row, or to the one before; after the last it begins again. */
export function stepRows(back) {
  const buttons = firstButtons();
  const at = buttons.findIndex((button) => button.closest('.person').contains(document.activeElement));
  const next = at < 0 && back ? -1 : at + (back ? -1 : 1);
  buttons.at(next % buttons.length)?.focus();
}
