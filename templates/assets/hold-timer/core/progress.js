import { isWork } from './schedule.js';

/** @typedef {import('./engine.js').Engine} Engine */

/**
 * What was really done, and not only planned.
 * @typedef {object} Tally
 * @property {number} ms of all that the reader went through
 * @property {number} held ms of exercise within them
 * @property {string[]} did names of exercises of which at least one step was done to its end
 * @property {string[]} hurt names of exercises that were left because they hurt
 */

/** @returns {Tally} */
const emptyTally = () => ({ ms: 0, held: 0, did: [], hurt: [] });

/** Counts along with an engine. */
export class Count {
  /** One for good, so that whoever shows it has it. */
  tally = emptyTally();
  /** The phase up to which it counts. */
  #upTo = 0;

  /** From the start. */
  clear() {
    Object.assign(this.tally, emptyTally());
    this.#upTo = 0;
  }

  /**
   * The phases that have ended since it last looked.
   * @param {Engine} engine
   */
  follow({ state, place, schedule }) {
    if (state === 'idle') return;
    for (const phase of schedule.phases.slice(this.#upTo, place.index)) {
      this.#add(phase, phase.ms);
      const name = phase.name || phase.what;
      if (isWork(phase.kind) && !this.tally.hurt.includes(name)) once(this.tally.did, name);
    }
    this.#upTo = place.index;
  }

  /**
   * To another place, with as much of the present phase as was done.
   * @param {Engine} engine
   * @param {number} index
   * @param {import('./schedule.js').Phase} [hurting] phase of an exercise that is left because it hurts
   */
  jump(engine, index, hurting) {
    this.follow(engine);
    if (hurting) {
      const name = hurting.name || hurting.what;
      once(this.tally.hurt, name);
      this.tally.did = this.tally.did.filter((done) => done !== name);
    }
    const { place, schedule } = engine;
    const phase = schedule.phases[place.index];
    if (phase) this.#add(phase, place.since);
    engine.go(index);
    this.#upTo = engine.place.index;
  }

  /** @returns {() => void} takes the count back to what it is now */
  mark() {
    const [tally, upTo] = [structuredClone(this.tally), this.#upTo];
    return () => {
      Object.assign(this.tally, tally);
      this.#upTo = upTo;
    };
  }

  /**
   * From where the memory has it.
   * @param {import('../storage/resume-point.js').Memory} memory
   * @param {Engine} engine
   * @returns {number | undefined} ms since then, if the memory has a place
   */
  recall(memory, engine) {
    const age = memory.recall(engine, this.tally);
    this.#upTo = age === undefined ? 0 : engine.place.index;
    return age;
  }

  /**
   * @param {import('./schedule.js').Phase} phase
   * @param {number} ms
   */
  #add({ kind }, ms) {
    this.tally.ms += ms;
    if (isWork(kind)) this.tally.held += ms;
  }
}

/**
 * @param {string[]} names
 * @param {string} name
 */
function once(names, name) {
  if (!names.includes(name)) names.push(name);
}
