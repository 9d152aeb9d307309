import { at, breathCues, cues, isWork, longer } from './schedule.js';

/** @typedef {import('./schedule.js').Schedule} Schedule */
/** @typedef {'idle' | 'running' | 'waiting' | 'paused' | 'done'} State */

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

  /** Whether it waits at each getting ready until the reader says that they are. */
  waits = false;

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

  /** Ms of the timeline. What runs stays within its phase until `settle` has told that it ends or waits. */
  get elapsed() {
    return this.#state === 'running' ? Math.min(this.#reached, this.#limit - 1e-6) : this.#base;
  }

  /** Where it stops by itself: at its end, or at the next place where it waits for the reader. */
  get #limit() {
    const { phases, starts, total } = this.#schedule;
    const next = phases.findIndex(({ kind }, i) => kind === 'ready' && starts[i] > this.#base);
    return this.waits && next > 0 ? starts[next] : total;
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

  /** Ms until it stops by itself, after the lead-in. */
  get toPlay() {
    return this.#limit - this.elapsed;
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
    if (this.#state !== 'idle' && this.#state !== 'done') return;
    this.#original = this.#schedule = schedule;
    this.#base = this.#state === 'done' ? schedule.total : 0;
  }

  /** @param {number} [leadIn] ms to find the position again, after a pause or when the reader is ready */
  start(leadIn = LEAD_IN) {
    if (this.#state === 'running') return;
    const { phases, starts } = this.#schedule;
    const { index } = this.place;
    const isReady = this.#state === 'waiting' && phases[index].kind === 'ready';
    if (isReady) this.#run(starts[index + 1], leadIn);
    else if (this.#state === 'paused' || this.#state === 'waiting') this.#run(this.#base, leadIn);
    else return this.restart();
    this.settle();
  }

  /** Waits where it is until the reader is ready. */
  wait() {
    if (this.#state === 'idle' || this.#state === 'done') return;
    this.#base = this.elapsed;
    this.#state = 'waiting';
  }

  pause() {
    if (this.#state !== 'running' && this.#state !== 'waiting') return;
    this.#base = this.elapsed;
    this.#state = 'paused';
  }

  /** From the first phase, running. */
  restart() {
    this.#schedule = this.#original;
    this.#run(0, 0);
    this.settle();
  }

  /**
   * To the start of a phase; what ran runs on, what was over waits.
   * @param {number} index
   */
  go(index) {
    if (this.#state === 'idle') return;
    const base = this.#schedule.starts[Math.max(0, Math.min(index, this.#schedule.phases.length))];
    if (this.#state === 'running' || this.#state === 'waiting') this.#run(base, 0);
    else this.restore(base);
    this.settle();
  }

  /**
   * Makes the present phase longer.
   * @param {number} ms
   */
  extend(ms) {
    if (this.#state === 'idle' || this.#state === 'done') return;
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

  /** Sees that the timeline has come to its end, or to where it waits. */
  settle() {
    if (this.#state === 'idle') return;
    const { phases, total } = this.#schedule;
    const limit = this.#limit;
    if (this.#reached >= limit) {
      this.#base = limit;
      this.#state = limit === total ? 'done' : 'waiting';
    } else if (this.waits && this.#state === 'running' && phases[this.place.index].kind === 'ready') {
      this.#base = this.#schedule.starts[this.place.index];
      this.#state = 'waiting';
    }
  }

  /**
   * After a skip, nothing of what was skipped.
   * @param {number[]} indexes
   */
  #soundsIn(indexes) {
    const { phases, starts } = this.#schedule;
    const limit = this.#limit;
    const list = indexes.flatMap((i) =>
      this.#cues(i).filter((cue) => cue.at <= limit && (cue.at > this.#base || starts[i] === this.#base)),
    );
    const sounds = list.map((cue) => ({ due: this.#anchor + cue.at - this.#base, sound: cue.sound }));
    if (!this.#delay) return sounds;
    const opening = sounds.some(({ due }) => due === this.#anchor) ? undefined : phases[this.place.index]?.kind;
    return [...leadIn(this.#anchor, opening), ...sounds];
  }

  /** @param {number} index */
  #cues(index) {
    const list = cues(this.#schedule, index);
    if (this.waits && this.#schedule.phases[index]?.kind === 'ready') return [{ at: list[0].at, sound: /** @type {const} */ ('wait') }];
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
 * @param {import('./schedule.js').Kind | undefined} kind of the phase that goes on, if nothing opens it by itself
 * @returns {import('../audio/tones.js').Planned[]}
 */
function leadIn(end, kind) {
  const count = [3, 2, 1].map((n) => ({ due: end - n * 1000, sound: /** @type {const} */ ('count') }));
  return kind ? [...count, { due: end, sound: isWork(kind) ? 'start' : 'ready' }] : count;
}
