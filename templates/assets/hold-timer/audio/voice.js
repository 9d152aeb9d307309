import { sentences, within } from './spoken-words.js';

/** @typedef {import('../core/engine.js').Engine} Engine */

/**
 * Says what begins and how long it takes, half way, the first breaths, what comes next, and the end: all that a reader
 * with closed eyes would else have to look for.
 */
export class Voice {
  /** @type {number[]} */
  #timers = [];
  /** @type {Awaited<ReturnType<typeof import('./voice-pack.js').bringPack>> | undefined} */
  #pack;
  /** @type {boolean | string} */
  #chosen = true;
  /** From 0, silent, to 1. */
  loudness = 1;
  /** Whether a track plays what is recorded. */
  isInTrack = false;

  /**
   * Speaks with a recorded voice, or with that of the browser.
   * @param {boolean | string} chosen id of a recorded voice, if it is one
   * @returns {Promise<boolean>} whether another voice speaks now
   */
  async use(chosen) {
    if (chosen === this.#chosen) return false;
    this.#chosen = chosen;
    this.#pack?.close();
    this.#pack = undefined;
    if (typeof chosen !== 'string') return true;
    const pack = await import('./voice-pack.js').then(({ bringPack }) => bringPack(chosen));
    if (chosen === this.#chosen) this.#pack = pack;
    return true;
  }

  /** Within a tap: later words are allowed only if the first one, be it empty, came within it. */
  open() {
    this.#pack?.open();
    this.#speak('');
  }

  /**
   * What a track is to say.
   * @param {Engine} engine
   * @param {import('../core/schedule.js').Breathing} breathing
   */
  track(engine, breathing) {
    return this.#pack?.track(engine, breathing);
  }

  /**
   * @param {Engine} engine
   * @param {string} done what is said when all is done
   * @param {boolean} isMoved whether the reader went there: what was being said no longer holds. Where time went on, it
   *   is said to its end, as how to get into place may take longer than the time for it.
   */
  enter(engine, done, isMoved) {
    const { leadIn, place } = engine;
    // The track of a phase that is gone on with does not open it once more.
    const isInTrack = this.isInTrack && !(leadIn && place.since);
    this.say(sentences(engine, done), isMoved, isInTrack && leadIn);
  }

  /**
   * Waits for what is still to come in this phase.
   * @param {Engine} engine
   * @param {import('../core/schedule.js').Breathing} breathing
   */
  plan({ schedule, place, elapsed, leadIn }, breathing) {
    this.#forget();
    for (const { at, said, isTurn } of within(schedule, place.index, breathing)) {
      // A turn that is told late is told wrong.
      const act = () => void (isTurn && (this.#pack?.isSpeaking || globalThis.speechSynthesis?.speaking) || this.say(said, false));
      if (at > elapsed) this.#timers.push(window.setTimeout(act, at - elapsed + leadIn));
    }
  }

  hush() {
    this.#forget();
    this.#stop();
  }

  close() {
    this.hush();
    this.#pack?.close();
  }

  /**
   * @param {readonly string[]} sentences of which some may be empty
   * @param {boolean} [cuts] whether it cuts off what is being said
   * @param {number | false} [leadIn] ms until a track plays what is recorded of it, if it does
   */
  say(sentences, cuts = true, leadIn = this.isInTrack && 0) {
    const said = sentences.filter(Boolean);
    if (this.loudness === 0 || said.length === 0) return;
    if (cuts) this.#stop();
    if (this.#pack) this.#pack.say(said, this.loudness, leadIn, (text, then) => this.#speak(text, then));
    else this.#speak(joined(said));
  }

  /**
   * @param {string} text
   * @param {() => void} [then]
   */
  #speak(text, then) {
    // Without a voice, some browsers never say that they are done.
    if (then ? !hasVoice() : hasVoice() === false) return then?.();
    const words = new SpeechSynthesisUtterance(text);
    words.lang = document.documentElement.lang;
    words.volume = this.loudness;
    if (then) words.onend = words.onerror = then;
    speechSynthesis.speak(words);
  }

  #stop() {
    this.#pack?.stop();
    globalThis.speechSynthesis?.cancel();
  }

  #forget() {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }
}

/**
 * Whether this device can say what stands on the page. A voice of another language makes noises of it.
 * @returns {boolean | undefined} nothing while it lists no voice at all: it may learn of them later
 */
export function hasVoice() {
  if (!('speechSynthesis' in window)) return false;
  const voices = speechSynthesis.getVoices();
  const language = document.documentElement.lang.slice(0, 2); // "de" is "de-AT" and, as some phones write it, "de_AT", too
  return voices.length ? voices.some(({ lang }) => lang.startsWith(language)) : undefined;
}

/**
 * With a full stop between them, where a voice takes a breath.
 * @param {readonly string[]} sentences
 */
const joined = (sentences) => sentences.reduce((all, one) => (/[.!?。！？]$/.test(all) ? `${all} ${one}` : `${all}. ${one}`));
