// What the board says: a chime made of sine waves, then the browser's own voice, where it has them. A browser plays sound
// only after somebody has touched the page, so until then a button asks for it.

const TONES = [{ from: 0, pitch: 659.26, decay: 0.28 }, { from: 0.42, pitch: 523.25, decay: 0.38 }];
const OVERTONES = [[1, 1], [2, 0.28], [3, 0.08]];
const CHIME_MS = 1_500;
const SILENT_MS = 1_000;

export class Sound {
  constructor(hall, button) {
    this.hall = hall;
    this.said = document.getElementById('said');
    const Context = window.AudioContext || window.webkitAudioContext;
    this.context = Context ? new Context() : null;
    if (this.context && this.context.state !== 'running') {
      button.textContent = hall.words[0].soundOn;
      button.hidden = false;
      button.onclick = () => this.context.resume();
      this.context.onstatechange = () => { button.hidden = this.context.state === 'running'; };
    }
  }

  /** Resolves when the announcement is over; one that makes no sound is over after a moment. */
  async announce(call, manner) {
    const languages = this.languages(call, manner);
    const sentences = languages.map((language) => this.sentence(language, call));
    // For screen readers, which speak by themselves.
    if (manner !== 'again') this.said.textContent = sentences.join(' ');
    const audible = this.context !== null && this.context.state === 'running';
    if (!audible) return wait(SILENT_MS);
    if (manner === 'alone' || manner === 'first of many') await this.chime();
    for (let index = 0; index < languages.length; index += 1) await speak(languages[index], sentences[index]);
    return undefined;
  }

  languages(call, manner) {
    const few = manner === 'one of many' || manner === 'first of many';
    const own = this.hall.voices[call.language] ? [call.language] : [];
    const wanted = (few ? this.hall.languages.slice(0, 1) : this.hall.languages).concat(own);
    return wanted.filter((language, index) => this.hall.voices[language] && wanted.indexOf(language) === index);
  }

  sentence(language, { ticket, counter }) {
    const voice = this.hall.voices[language];
    const [, letter, digits] = /^(\D*)0*(\d*)$/.exec(ticket) || [null, ticket, ''];
    return `${voice.number} ${letter} ${digits}, ${voice.counters[counter] || counter}`;
  }

  chime() {
    const start = this.context.currentTime;
    for (const { from, pitch, decay } of TONES) {
      for (const [multiple, strength] of OVERTONES) {
        const tone = this.context.createOscillator();
        const gain = this.context.createGain();
        tone.frequency.value = pitch * multiple;
        gain.gain.setValueAtTime(0, start + from);
        gain.gain.linearRampToValueAtTime(0.25 * strength, start + from + 0.012);
        gain.gain.setTargetAtTime(0, start + from + 0.012, decay / multiple);
        tone.connect(gain).connect(this.context.destination);
        tone.start(start + from);
        tone.stop(start + CHIME_MS / 1000);
      }
    }
    return wait(CHIME_MS);
  }
}

function speak(language, text) {
  const synthesis = window.speechSynthesis;
  if (!synthesis || !window.SpeechSynthesisUtterance) return wait(0);
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language;
    utterance.onend = resolve;
    utterance.onerror = resolve;
    // Some browsers never say that it is over.
    setTimeout(resolve, 15_000);
    synthesis.speak(utterance);
  });
}

function wait(ms) {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
