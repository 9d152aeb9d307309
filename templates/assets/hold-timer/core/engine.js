import { at, breathCues, cues, isWork, longer } from './schedule.js';

/** @typedef {import('./schedule.js').Schedule} Schedule */
/** @typedef {'idle' | 'running' | 'paused' | 'done'} State */

/** Time to find the position again after a pause, in ms. */
export const LEAD_IN = 3000;

/**
 * Start, pause and move on a timeline. It keeps one anchor on the clock and counts nothing, so a late or
 * missing wake-up changes when a reader sees the truth, never what the truth is.
 */
export class Engine {
  #original;
  #schedule;
  #now;
  /** @type {State} */
  #state = 'idle';
  /** Elapsed ms at the anchor. */
  #base = 0;
  /** Clock time from which the timeline runs on; ahead of now during a lead-in. */
  #anchor = 0;
  #delay = 0;
  #runs = 0;
  /**
   * Breaths to be heard, if any.
   * @type {import('./schedule.js').Breathing | undefined}
   */
  breathing;

  /**
   * @param {Schedule} schedule
   * @param {() => number} now ms on a clock that never goes back
   */
  constructor(schedule, now) {
    this.#original = this.#schedule = schedule;
    this.#now = now;
  }

  get state() {
    return this.#state;
  }

  get schedule() {
    return this.#schedule;
  }

  /** Ms of the timeline. What runs stays within its last phase until `settle` has told its end. */
  get elapsed() {
    return this.#state === 'running' ? Math.min(this.#reached, this.#schedule.total - 1e-6) : this.#base;
  }

  get #reached() {
    return this.#base + (this.#state === 'running' ? Math.max(0, this.#now() - this.#anchor) : 0);
  }

  /** Ms until the timeline goes on, while the reader finds the position again. */
  get leadIn() {
    return this.#state === 'running' ? Math.max(0, this.#anchor - this.#now()) : 0;
  }

  get place() {
    return at(this.#schedule, this.elapsed);
  }

  /** Ms until there is something new to show: the lead-in or the phase ends. */
  get untilChange() {
    return this.leadIn || this.place.remaining;
  }

  /** Changes whenever what is to come does. */
  get run() {
    return this.#runs;
  }

  /** What is to be heard from one phase back, where a bell may still ring, to one phase ahead. */
  get sounds() {
    const { index } = this.place;
    return this.#soundsIn([index - 1, index, index + 1]);
  }

  /** Everything that is still to be heard; `due` is in ms from now. */
  get soundsToCome() {
    const now = this.#now();
    const coming = this.#soundsIn([...this.#schedule.phases.keys()].slice(this.place.index));
    return coming.map(({ due, sound }) => ({ due: due - now, sound })).filter(({ due }) => due >= 0);
  }

  /**
   * Another timeline, before it starts.
   * @param {Schedule} schedule
   */
  plan(schedule) {
    if (this.#state === 'running' || this.#state === 'paused') return;
    this.#original = this.#schedule = schedule;
    this.#base = this.#state === 'done' ? schedule.total : 0;
  }

  start() {
    if (this.#state === 'running') return;
    if (this.#state === 'paused') this.#run(this.#base, LEAD_IN);
    else this.restart();
  }

  pause() {
    if (this.#state !== 'running') return;
    this.#base = this.elapsed;
    this.#state = 'paused';
  }

  /** From the first phase, running. */
  restart() {
    this.#schedule = this.#original;
    this.#run(0, 0);
  }

  /**
   * To the start of a phase; what ran runs on, what was over waits.
   * @param {number} index
   */
  go(index) {
    if (this.#state === 'idle') return;
    const base = this.#schedule.starts[Math.max(0, Math.min(index, this.#schedule.phases.length))];
    if (this.#state === 'running') this.#run(base, 0);
    else this.restore(base);
    this.settle();
  }

  /**
   * Makes the present phase longer.
   * @param {number} ms
   */
  extend(ms) {
    if (this.#state !== 'running' && this.#state !== 'paused') return;
    this.#runs += 1;
    this.#schedule = longer(this.#schedule, this.place.index, ms);
  }

  /**
   * To a moment, waiting there.
   * @param {number} elapsed ms
   * @param {Schedule} [schedule] with the lengths that phases had
   */
  restore(elapsed, schedule = this.#schedule) {
    this.#schedule = schedule;
    this.#base = elapsed;
    this.#state = 'paused';
    this.settle();
  }

  /**
   * Runs on from where another clock says it is.
   * @param {number} elapsed ms
   * @param {number} leadIn ms until it goes on
   */
  align(elapsed, leadIn) {
    this.#anchor = this.#now() + leadIn - (elapsed - this.#base);
  }

  /** Sees that the timeline has come to its end. */
  settle() {
    if (this.#state === 'idle' || this.#reached < this.#schedule.total) return;
    this.#base = this.#schedule.total;
    this.#state = 'done';
  }

  /**
   * After a skip, nothing of what was skipped.
   * @param {number[]} indexes
   */
  #soundsIn(indexes) {
    const { phases, starts } = this.#schedule;
    const list = indexes.flatMap((i) =>
      this.#cues(i).filter((cue) => cue.at > this.#base || starts[i] === this.#base),
    );
    const sounds = list.map((cue) => ({ due: this.#anchor + cue.at - this.#base, sound: cue.sound }));
    return this.#delay ? [...leadIn(this.#anchor, phases[this.place.index]?.kind), ...sounds] : sounds;
  }

  /** @param {number} index */
  #cues(index) {
    const list = cues(this.#schedule, index);
    return this.breathing ? [...list, ...breathCues(this.#schedule, index, this.breathing)] : list;
  }

  /**
   * @param {number} base
   * @param {number} delay
   */
  #run(base, delay) {
    this.#runs += 1;
    this.#base = base;
    this.#delay = delay;
    this.#anchor = this.#now() + delay;
    this.#state = 'running';
  }
}

/**
 * Three, two, one, and on.
 * @param {number} end clock time
 * @param {import('./schedule.js').Kind | undefined} kind of the phase that goes on
 * @returns {import('../audio/tones.js').Planned[]}
 */
function leadIn(end, kind) {
  const count = [3, 2, 1].map((n) => ({ due: end - n * 1000, sound: /** @type {const} */ ('count') }));
  return [...count, { due: end, sound: kind && isWork(kind) ? 'start' : 'ready' }];
}
