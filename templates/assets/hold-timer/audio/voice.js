import { say } from '../ui/sentences.js';
import { breathCues, cues, exerciseSpan } from '../core/schedule.js';

/** @typedef {import('../core/engine.js').Engine} Engine */

/** After so many turns of the breath a reader has its rhythm. */
const TURNS = 5;
/** Ms that two words need, so that one does not cut off the other. */
const APART = 1500;

/**
 * Says what begins, half way, the first breaths, and the end: all that a reader with closed eyes would else have to
 * look for. A new word cuts off an old one, which would be late.
 */
export class Voice {
  /** @type {number[]} */
  #timers = [];
  /** From 0, silent, to 1. */
  loudness = 1;

  /**
   * @param {Engine} engine
   * @param {readonly string[]} words what the reader sees of the phase: what to do, of what, and what to mind
   */
  enter({ schedule, place, state }, [what, name, note]) {
    const { phases } = schedule;
    const phase = phases[place.index];
    if (phase?.kind !== 'ready') return this.say([what]);
    const isLast = exerciseSpan(schedule, place.index).to === phases.length && phase.exercise !== phases[0].exercise;
    const waits = state === 'waiting' ? say('tap_when_ready') : '';
    this.say([isLast ? say('last_one') : '', what, name, note, waits]);
  }

  /**
   * Waits for what is still to come in this phase.
   * @param {Engine} engine
   * @param {import('../core/schedule.js').Breathing} breathing
   */
  plan({ schedule, place, elapsed, leadIn }, breathing) {
    this.#forget();
    /** @type {Partial<Record<import('../core/schedule.js').Sound, string>>} */
    const sayings = { half: say('half_way'), in: say('breathe_in'), out: say('breathe_out') };
    const planned = cues(schedule, place.index);
    const half = planned.find(({ sound }) => sound === 'half')?.at ?? -Infinity;
    const breaths = breathCues(schedule, place.index, breathing).slice(0, TURNS);
    const turns = breaths.filter(({ at }) => Math.abs(at - half) > APART);
    for (const { at, sound } of [...planned, ...turns].sort((a, b) => a.at - b.at)) {
      const text = sayings[sound];
      if (text && at > elapsed) this.#timers.push(window.setTimeout(() => this.say([text]), at - elapsed + leadIn));
    }
  }

  hush() {
    this.#forget();
    speechSynthesis.cancel();
  }

  /** @param {readonly string[]} sentences of which some may be empty */
  say(sentences) {
    const said = sentences.filter(Boolean);
    if (this.loudness === 0 || said.length === 0) return;
    const words = new SpeechSynthesisUtterance(joined(said));
    words.lang = document.documentElement.lang;
    words.volume = this.loudness;
    speechSynthesis.cancel();
    speechSynthesis.speak(words);
  }

  #forget() {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }
}

/**
 * With a full stop between them, where a voice takes a breath.
 * @param {readonly string[]} sentences
 */
const joined = (sentences) => sentences.reduce((all, one) => (/[.!?。！？]$/.test(all) ? `${all} ${one}` : `${all}. ${one}`));
