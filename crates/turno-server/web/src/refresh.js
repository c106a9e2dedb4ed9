// Loads the page again after the seconds that it names, unless there is no network to load it from. Without a script the page says
// the same to the browser itself.
const { secs } = document.querySelector('script[data-secs]').dataset;
setInterval(() => navigator.onLine && location.reload(), secs * 1000);
