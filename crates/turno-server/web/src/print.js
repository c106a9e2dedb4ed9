// The button that prints a ticket's page. Without a script there is none, and the browser's own does the same.
const button = document.getElementById('print');
button.hidden = false;
button.addEventListener('click', () => window.print());
