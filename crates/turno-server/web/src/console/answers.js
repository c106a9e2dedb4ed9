// The reception's part for people who need no number: answered at once, or sent to book an appointment.
import { serviceName } from './floor.js';
import { byId, hall, say, setText } from './page.js';
import { answerStep } from './press.js';
import { followServices } from './services.js';

/** Fills the list of services. */
export function drawAnswers(lines) {
  followServices(byId('answer-service'), lines);
  const { phone, online } = hall.services.find(({ id }) => id === byId('answer-service').value) ?? {};
  setText(byId('answer-book'), [
    phone && say('reception-book-phone', { phone }),
    online && say('reception-book-online', { address: online }),
  ].filter(Boolean).join(' · '));
}

/** Listens to the two buttons. `onStep(step, news)`: somebody was answered. */
export function startAnswers(onStep) {
  byId('answer-service').addEventListener('change', () => drawAnswers(hall.services.map(({ id }) => ({ service: id }))));
  const answers = [['answer-given', 'given', 'reception-answered-given'], ['answer-sent', 'sent_to_book', 'reception-answered-sent']];
  for (const [button, answer, news] of answers) {
    byId(button).addEventListener('click', (event) => {
      const service = byId('answer-service').value;
      if (event.detail <= 1) onStep(answerStep(service, answer), say(news, { service: serviceName(service) }));
    });
  }
}
