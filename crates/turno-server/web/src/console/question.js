// A question that is answered by yes or no.
import { byId, setText } from './page.js';

/** Asks with the dialog `name`, under `title`. `onYes()`: so it is to be. */
export function ask(name, title, onYes) {
  const dialog = byId(name);
  setText(byId(`${name}-title`), title);
  byId(`${name}-yes`).onclick = () => {
    dialog.close();
    onYes();
  };
  byId(`${name}-close`).onclick = () => dialog.close();
  dialog.showModal();
}
