// The menu of the office's pages closes as menus do: by Escape, which leads back to its button, and by a press elsewhere.

/** Listens to the page around the menu. */
export function startMenu() {
  const menu = document.querySelector('.desks');
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector('summary').focus();
  });
  addEventListener('pointerdown', ({ target }) => {
    if (!menu.contains(target)) menu.open = false;
  });
}
