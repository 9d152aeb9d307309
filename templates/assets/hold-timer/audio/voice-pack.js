import { say } from '../ui/sentences.js';
import { words } from '../words.js';
import { packs } from './packs.js';
import { openSoundCard } from './sound-card.js';
import { at as placeAt } from '../core/schedule.js';
import { sentences, within } from './voice.js';

/** @typedef {import('../core/engine.js').Engine} Engine */
/** @typedef {{due: number, clip: AudioBuffer}} Spoken `due` in ms from the start of a track */

/** Samples a second: two for each of a track's. */
const RATE = 16_000;

/**
 * A recorded voice, with what this page may say of it.
 * @param {string} id
 * @returns {Promise<Pack>} fails if it cannot be had, or this site has it no longer
 */
export async function bringPack(id) {
  const pack = packs.find((one) => one.id === id);
  // The site's root stands before our folder, in its finished form or not.
  const folder = new URL(pack?.folder ?? '', import.meta.url.replace(/assets\/(own\/\w+\/)?hold-timer.*/, ''));
  /** @type {Record<string, string>} */
  const index = await (await fetch(new URL('clips.json', folder))).json();
  const page = [...document.querySelectorAll('hold-timer [data-part]')].map(({ textContent }) => textContent?.trim() ?? '');
  const sayable = [...Object.values(words), ...page].filter(Boolean);
  const card = new OfflineAudioContext(1, 1, RATE);
  const clips = new Map();
  // The name of an exercise is said with its side.
  const wanted = Object.keys(index).filter((text) => sayable.some((one) => text.startsWith(one)));
  await Promise.allSettled(wanted.map(async (text) => {
    const answer = await fetch(new URL(index[text], folder));
    clips.set(text, await card.decodeAudioData(await answer.arrayBuffer()));
  }));
  return new Pack(clips);
}

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
   * @param {boolean} isInTrack whether a track plays them, up to the first that has no recording
   * @param {(text: string, then: () => void) => void} speak
   */
  say(said, loudness, isInTrack, speak) {
    let isPlayed = isInTrack;
    for (const text of said) {
      const clip = this.#clips.get(text);
      isPlayed &&= Boolean(clip);
      const isSilent = isPlayed;
      this.#queue.push((then) => {
        if (!clip) speak(text, then);
        else if (isSilent) setTimeout(then, clip.duration * 1000);
        else this.#play(clip, loudness, then);
      });
    }
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
   * What a track has to say.
   * @param {Engine} engine
   * @param {import('../core/schedule.js').Breathing} breathing
   * @returns {Spoken[]}
   */
  track({ schedule, elapsed, leadIn, toPlay }, breathing) {
    const { phases, starts, total } = schedule;
    /** @type {(at: number) => {at: number, said: string[]}} */
    const opening = (at) => ({ at, said: sentences({ schedule, place: placeAt(schedule, at), state: 'running', leadIn: 0 }, say('done')) });
    const all = phases.flatMap((_, i) => within(schedule, i, breathing)).map(({ at, text }) => ({ at, said: [text] }));
    const said = [...starts.map(opening), ...all];
    // Where it waits for the reader, the page says so.
    const to = elapsed + toPlay < total - 1 ? elapsed + toPlay - 1 : total;
    return said.filter(({ at }) => at > elapsed - 250 && at <= to).flatMap(({ at, said }) => {
      const list = [];
      for (const text of said.filter(Boolean)) {
        const clip = this.#clips.get(text);
        if (!clip) break;
        list.push({ due: at - elapsed + leadIn, clip });
        at += clip.duration * 1000;
      }
      return list;
    });
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
