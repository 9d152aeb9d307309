import { say } from '../ui/sentences.js';
import { cues } from '../core/schedule.js';

/** @typedef {import('../core/engine.js').Engine} Engine */

/** Says what begins, half way, and the end. A new word cuts off an old one, which would be late. */
export class Voice {
  #half = 0;
  /** From 0, silent, to 1. */
  loudness = 1;

  /**
   * @param {Engine} engine
   * @param {string} what the reader sees of the phase
   */
  enter({ schedule, place }, what) {
    const phase = schedule.phases[place.index];
    this.#speak(phase?.kind === 'ready' && phase.name ? `${what}. ${phase.name}` : what);
  }

  /**
   * Waits for half way, if it is still to come.
   * @param {Engine} engine
   */
  plan({ schedule, place, elapsed, leadIn }) {
    clearTimeout(this.#half);
    const half = cues(schedule, place.index).find(({ sound }) => sound === 'half');
    if (!half || half.at <= elapsed) return;
    this.#half = window.setTimeout(() => this.#speak(say('half_way')), half.at - elapsed + leadIn);
  }

  paused() {
    this.#speak(say('paused'));
  }

  hush() {
    clearTimeout(this.#half);
    speechSynthesis.cancel();
  }

  /** @param {string} text */
  #speak(text) {
    if (this.loudness === 0) return;
    const words = new SpeechSynthesisUtterance(text);
    words.lang = document.documentElement.lang;
    words.volume = this.loudness;
    speechSynthesis.cancel();
    speechSynthesis.speak(words);
  }
}
