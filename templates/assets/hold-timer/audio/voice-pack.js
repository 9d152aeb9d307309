import { say } from '../ui/sentences.js';
import { words } from '../words.js';
import { packs } from './packs.js';
import { openSoundCard } from './sound-card.js';
import { at as placeAt } from '../core/schedule.js';
import { sentences, within } from './spoken-words.js';

/** @typedef {import('../core/engine.js').Engine} Engine */
/** @typedef {{due: number, clip: AudioBuffer}} Spoken `due` in ms from the start of a track */

/**
 * A recorded voice, with what this page may say of it.
 * @param {string} id
 * @returns {Promise<Pack>} fails if it cannot be had, or this site has it no longer
 */
export async function bringPack(id) {
  // The site's root stands before our folder, in its finished form or not.
  const { folder = '' } = packs.find((one) => one.id === id) ?? {};
  const base = new URL(folder, import.meta.url.replace(/assets\/(own\/\w+\/)?hold-timer.*/, ''));
  const page = Array.from(document.querySelectorAll('hold-timer [data-part]'), (part) => `${part.textContent}`.trim());
  const sayable = [...Object.values(words), ...page].filter(Boolean);
  const card = new OfflineAudioContext(1, 1, 16_000); // samples a second: two for each of a track's
  const clips = new Map();
  const bring = async () => {
    /** @type {Record<string, string>} */
    const index = await (await fetch(new URL('clips.json', base))).json();
    // The name of an exercise is said with its side.
    const wanted = Object.keys(index).filter((text) => sayable.some((one) => text.startsWith(one) || holds(one, text)));
    await Promise.allSettled(wanted.map(async (text) => {
      const answer = await fetch(new URL(index[text], base));
      clips.set(text, await card.decodeAudioData(await answer.arrayBuffer()));
    }));
  };
  // On a first visit the worker that keeps them comes later: it sees them when they are asked for once more.
  navigator.serviceWorker?.addEventListener('controllerchange', () => bring().catch(() => {}), { once: true });
  await bring();
  return new Pack(clips);
}

/**
 * Whether a text has all of another in it, which is a sentence: how an exercise begins stands between what to fetch for it
 * and what the routine says.
 * @param {string} text
 * @param {string} sentence
 */
const holds = (text, sentence) => text.includes(sentence) && /\p{Po}$/u.test(sentence);

/** Plays recordings in place of the browser's voice. */
class Pack {
  #clips;
  /** @type {AudioContext | undefined} */
  #card;
  /** @type {AudioBufferSourceNode | undefined} */
  #playing;
  /**
   * What is still to be said, each as an act that calls back.
   * @type {((then: () => void) => void)[]}
   */
  #queue = [];
  isSpeaking = false;
  /** Changes whenever what was begun is over. */
  #turn = 0;

  /** @param {Map<string, AudioBuffer>} clips by their words */
  constructor(clips) {
    this.#clips = clips;
  }

  /** Within a tap: a new sound card, as an old one may stand still after a call. */
  open() {
    this.close();
    this.#card = openSoundCard();
  }

  /**
   * One after the other, after what is being said; what has no recording is spoken.
   * @param {readonly string[]} said
   * @param {number} loudness
   * @param {number | false} leadIn ms until a track plays all of it that is recorded, if it does: the rest comes after
   * @param {(text: string, then: () => void) => void} speak
   */
  say(said, loudness, leadIn, speak) {
    /** @type {((then: () => void) => void)[]} */
    const acts = [];
    const begin = performance.now() + Number(leadIn);
    let ms = 0;
    for (const part of said.flatMap((text) => this.#parts(text))) {
      if (typeof part === 'string') acts.push((then) => speak(part, then));
      else if (leadIn === false) acts.push((then) => this.#play(part, loudness, then));
      else ms += part.duration * 1000;
    }
    // "Starting in 3 seconds" stands before the track.
    if (ms) acts.splice(leadIn ? 1 : 0, 0, (then) => setTimeout(then, Math.max(0, begin - performance.now()) + ms));
    this.#queue.push(...acts);
    if (!this.isSpeaking) this.#next();
  }

  stop() {
    this.#turn += 1;
    this.#queue = [];
    this.isSpeaking = false;
    this.#playing?.stop();
  }

  #next() {
    const act = this.#queue.shift();
    const turn = this.#turn;
    this.isSpeaking = Boolean(act);
    act?.(() => turn === this.#turn && this.#next());
  }

  close() {
    this.stop();
    void this.#card?.close();
    this.#card = this.#playing = undefined;
  }

  /**
   * What a track has to say: all that is recorded, one after the other. What has no recording is left out.
   * @param {Engine} engine
   * @param {import('../core/schedule.js').Breathing} breathing
   * @returns {Spoken[]}
   */
  track({ schedule, elapsed, leadIn, toPlay }, breathing) {
    const { phases, starts, total } = schedule;
    /** @param {number} at */
    const opening = (at) => ({ at, said: sentences({ schedule, place: placeAt(schedule, at), state: 'running', leadIn: 0 }, say('done')), isTurn: false });
    const all = [...starts.map(opening), ...phases.flatMap((_, i) => within(schedule, i, breathing))];
    // Where it waits for the reader, the page says so.
    const to = elapsed + toPlay < total - 1 ? elapsed + toPlay - 1 : total;
    let free = 0;
    const coming = all.filter(({ at }) => at > elapsed - 250 && at <= to).sort((a, b) => a.at - b.at);
    return coming.flatMap(({ at, said, isTurn }) => {
      const from = at - elapsed + leadIn;
      if (isTurn && from < free) return [];
      return said.flatMap((text) => this.#parts(text)).filter((part) => typeof part !== 'string').map((clip) => {
        const due = Math.max(from, free);
        free = due + clip.duration * 1000;
        return { due, clip };
      });
    });
  }

  /**
   * The recording of a text; or what has none around a sentence that has.
   * @param {string} text
   * @returns {(string | AudioBuffer)[]}
   */
  #parts(text) {
    const whole = this.#clips.get(text);
    const part = [...this.#clips.keys()].find((one) => holds(text, one));
    if (whole || !part) return [whole ?? text];
    const [before, after] = text.split(part);
    return [before.trim(), ...this.#parts(part), after.trim()].filter(Boolean);
  }

  /**
   * @param {AudioBuffer} buffer
   * @param {number} loudness
   * @param {() => void} then
   */
  #play(buffer, loudness, then) {
    const card = (this.#card ??= openSoundCard());
    if (!card) return then();
    const node = new AudioBufferSourceNode(card, { buffer });
    node.connect(new GainNode(card, { gain: loudness })).connect(card.destination);
    node.onended = then;
    void card.resume();
    node.start();
    this.#playing = node;
  }
}
