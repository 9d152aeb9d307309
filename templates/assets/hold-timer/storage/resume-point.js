import { schedule } from '../core/schedule.js';
import { read, write } from './store.js';

/** @typedef {import('../core/engine.js').Engine} Engine */
/** @typedef {{at: number, elapsed: number, lengths: number[], tally?: import('../core/progress.js').Tally}} Place */

/** A place older than this, in ms, is nothing to come back to. */
const FORGET_AFTER = 6 * 3600 * 1000;
const SOUND = 'hold-timer sound';

/**
 * Who keeps a place on this page: another timer with the same list leaves it alone.
 * @type {Map<string, Memory>}
 */
const keepers = new Map();

/** Keeps the place through a reload, a crash or a closed tab, for this page and this very list. */
export class Memory {
  #key;
  #original;

  /** @param {import('../core/schedule.js').Schedule} original */
  constructor(original) {
    this.#original = original;
    this.#key = `hold-timer ${location.pathname} ${hash(JSON.stringify(original.phases))}`;
  }

  /**
   * @param {Engine} engine
   * @param {import('../core/progress.js').Tally} tally
   */
  keep({ state, elapsed, schedule }, tally) {
    const lengths = schedule.phases.map(({ ms }) => ms);
    const place = { at: Date.now(), elapsed, lengths, tally };
    const isOver = state === 'idle' || state === 'done';
    if (!isOver) keepers.set(this.#key, this);
    else if (!this.#isFree()) return;
    write(this.#key, isOver ? undefined : place);
  }

  /**
   * Puts the timer back where it was last known to be, waiting.
   * @param {Engine} engine
   * @param {import('../core/progress.js').Tally} tally
   * @returns {number | undefined} ms since it was there, if there was a place
   */
  recall(engine, tally) {
    const place = /** @type {Place | undefined} */ (read(this.#key));
    if (!this.#isFree()) return;
    const since = place ? Date.now() - place.at : Infinity;
    if (!place || since > FORGET_AFTER) return;
    const phases = this.#original.phases.map((phase, i) => ({ ...phase, ms: place.lengths[i] }));
    engine.restore(place.elapsed, schedule(phases));
    Object.assign(tally, place.tally);
    return Math.max(0, since);
  }

  /** Leaves the place to whoever comes back to it. */
  close() {
    if (this.#isFree()) keepers.delete(this.#key);
  }

  #isFree() {
    return (keepers.get(this.#key) ?? this) === this;
  }
}

/** @typedef {{muted: boolean, volume: number}} SoundLevel */

/** @returns {SoundLevel} as the reader last set it on this device */
export function recallSound() {
  const kept = /** @type {SoundLevel | undefined} */ (read(SOUND));
  return kept ?? { muted: false, volume: 0.8 };
}

/** @param {SoundLevel} sound */
export function keepSound(sound) {
  write(SOUND, sound);
}

/** @param {string} text */
function hash(text) {
  let number = 5381;
  for (const character of text) number = (number * 33 + character.charCodeAt(0)) | 0;
  return (number >>> 0).toString(36);
}
