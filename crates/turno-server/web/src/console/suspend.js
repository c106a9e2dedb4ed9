// Suspending a service with a reason that everybody is told, and opening it again.
import { sayClosed, serviceName } from './floor.js';
import { nowMs } from './clock.js';
import { byId, follow, make, say, sayError, setHidden, setText } from './page.js';
import { lineStep } from './press.js';
import { followServices } from './services.js';
import { pressSteps, takeUp } from './under-way.js';

const MINUTE_MS = 60_000;

/** Draws what is suspended, and the lines that could be. */
export function drawSuspensions(lines) {
  const out = lines.filter(({ suspended }) => suspended);
  setHidden(byId('suspended-now'), out.length === 0);
  follow(byId('suspended-list'), out, ({ service }) => service, makeSuspended, (element, line) => {
    setText(element.firstChild, `${serviceName(line.service)}: ${sayClosed(line)}`);
  });
  followServices(byId('suspend-service'), lines.filter(({ suspended }) => !suspended));
  setHidden(byId('suspend'), byId('suspend-service').options.length === 0);
}

/** Listens to the form that suspends a service. */
export function startSuspensions() {
  byId('suspend').addEventListener('submit', async (event) => {
    event.preventDefault();
    const service = byId('suspend-service').value;
    const minutes = Number(byId('suspend-for').value);
    const action = { kind: 'suspend', reason: byId('suspend-reason').value };
    if (byId('suspend-text').value.trim()) action.text = byId('suspend-text').value.trim();
    // As people count: fifteen minutes from what the clock shows.
    if (minutes > 0) action.until = new Date((Math.floor(nowMs() / MINUTE_MS) + minutes) * MINUTE_MS).toISOString();
    const news = say('manager-is-suspended', { service: serviceName(service) });
    if (await press([{ ...lineStep(service, action), news }])) event.target.reset();
  });
  takeUp(press);
}

function makeSuspended({ service }) {
  const button = make('button', 'act act-quiet', say('manager-resume-one', { service: serviceName(service) }));
  button.type = 'button';
  button.addEventListener('click', () => press([{
    ...lineStep(service, { kind: 'resume' }), news: say('manager-is-resumed', { service: serviceName(service) }),
  }]));
  return make('li', 'roll', make('p', 'roll-next'), button);
}

/** Sends a step; what it leads to, its `news`, goes with it over a reload of the page. Gives whether it was done. */
async function press(steps) {
  let isDone = false;
  await pressSteps(steps, {
    onSlow: () => tell('', say('console-retrying')),
    onAnswer({ news }, { ok, code }) {
      isDone = ok;
      tell(ok ? news : '', ok ? '' : sayError(code));
      return ok;
    },
  });
  return isDone;
}

function tell(news, problem) {
  setText(byId('suspend-said'), news);
  setText(byId('suspend-failed'), problem);
}
