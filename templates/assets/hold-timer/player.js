import { Audio } from './audio.js';
import { listen } from './controls.js';
import { Engine } from './engine.js';
import { FullScreen } from './full-screen.js';
import { keepSound, Memory, recallSound } from './memory.js';
import { schedule } from './schedule.js';
import { View } from './view.js';
import { WakeLock } from './wake-lock.js';
import { Waker } from './waker.js';

/**
 * Patterns of vibration in ms, by what begins; work has the plain one.
 * @type {Partial<Record<import('./schedule.js').Kind | 'done', number[]>>}
 */
const SHAKES = { ready: [80], rest: [400], switch: [120, 90, 120], done: [300, 120, 300] };
const SHAKE = [250];
/** A list longer than this starts folded. */
const LONG_LIST = 12;
const MORE_TIME = 10_000;

/**
 * The one that runs: starting another pauses it.
 * @type {Player | undefined}
 */
let playing;

/** Conducts one timer: commands and wake-ups come in here, and everything follows the engine. */
export class Player {
  #host;
  #view;
  #engine;
  /** @type {Memory} */
  #memory;
  #fullScreen;
  #now = () => performance.now();
  #wake = () => this.#engine.state === 'running' && this.#sync();
  #audio = new Audio(this.#now, () => this.#wake());
  #waker = new Waker(() => this.#wake());
  #wakeLock = new WakeLock();
  #sound = recallSound();
  #leave = new AbortController();
  #entered = -1;
  #frame = 0;

  /**
   * @param {HTMLElement} host
   * @param {HTMLElement} list
   * @param {ReturnType<typeof import('./read-list.js').readList>} read the list, read without a problem
   */
  constructor(host, list, { phases, items }) {
    this.#host = host;
    this.#engine = new Engine(schedule(phases), this.#now);
    this.#memory = new Memory(this.#engine.schedule);
    this.#view = new View(host, list, items);
    this.#fullScreen = new FullScreen(host, (isFull) => this.#view.showFull(isFull));
    this.#view.showFull(false);
    this.#view.showSteps(items.length <= LONG_LIST);
    this.#setSound({});
    this.#listen();
    if (this.#memory.recall(this.#engine)) this.#entered = this.#engine.place.index;
    this.#sync();
  }

  get engine() {
    return this.#engine;
  }

  start() {
    const { state } = this.#engine;
    if (state === 'running') return;
    if (state !== 'paused') this.#entered = -1;
    this.#take();
    this.#engine.start();
    this.#sync();
  }

  pause() {
    this.#engine.pause();
    this.#sync();
  }

  skip() {
    this.#go(this.#engine.place.index + 1);
  }

  back() {
    this.#go(this.#engine.place.index - 1);
  }

  restart() {
    this.#entered = -1;
    this.#take();
    this.#engine.restart();
    this.#sync();
  }

  /** Gives back everything that was taken, and leaves the list as it was found. */
  close() {
    this.pause();
    this.#leave.abort();
    this.#fullScreen.leave();
    this.#audio.close();
    this.#view.remove();
  }

  #take() {
    if (playing !== this) playing?.pause();
    playing = this;
    // Opening the sound card can hold the page up for half a second: the clock starts after that.
    this.#audio.open();
  }

  /** @param {number} index */
  #go(index) {
    const { state, schedule } = this.#engine;
    if (state === 'idle' || (state === 'done' && index >= schedule.phases.length)) return;
    this.#entered = -1;
    this.#engine.go(index);
    this.#sync();
  }

  /** Brings everything in line with the engine; does no harm when nothing has changed. */
  #sync() {
    const engine = this.#engine;
    engine.settle();
    if (engine.state === 'running') this.#runOn();
    else this.#stand();
    this.#memory.keep(engine);
    this.#view.show(engine);
    if (engine.state !== 'idle' && engine.place.index !== this.#entered) this.#enter();
  }

  #runOn() {
    this.#wakeLock.hold();
    this.#audio.open();
    this.#audio.plan(this.#engine.sounds);
    this.#waker.set(this.#engine.untilChange);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(this.#animate);
  }

  #stand() {
    if (playing === this) playing = undefined;
    this.#waker.stop();
    this.#wakeLock.release();
    cancelAnimationFrame(this.#frame);
    if (this.#engine.state !== 'done') this.#audio.plan([]);
    this.#audio.rest();
  }

  #enter() {
    const { place, schedule, state } = this.#engine;
    this.#entered = place.index;
    const phase = schedule.phases[place.index]?.kind ?? 'done';
    if (state !== 'paused') navigator.vibrate?.(SHAKES[phase] ?? SHAKE);
    const detail = { index: place.index, phase };
    this.#host.dispatchEvent(new CustomEvent('hold-timer:phase', { bubbles: true, detail }));
  }

  /** Draws while there is something to see, and sees a boundary as soon as a frame passes it. */
  #animate = () => {
    if (this.#engine.place.index !== this.#entered) return this.#sync();
    this.#view.draw(this.#engine);
    this.#frame = requestAnimationFrame(this.#animate);
  };

  #listen() {
    const { signal } = this.#leave;
    listen(this.#host, (action) => this.#act(action), signal);
    document.addEventListener('visibilitychange', this.#wake, { signal });
    document.addEventListener('resume', this.#wake, { signal });
    window.addEventListener('pageshow', this.#wake, { signal });
    this.#view.volume.addEventListener('input', () => {
      this.#setSound({ muted: false, volume: this.#view.volume.valueAsNumber });
    }, { signal });
  }

  /** @param {import('./controls.js').Action} action */
  #act(action) {
    const before = this.#engine.state;
    ({
      toggle: () => (before === 'running' ? this.pause() : this.start()),
      skip: () => this.skip(),
      back: () => this.back(),
      restart: () => this.restart(),
      longer: () => this.#extend(),
      full: () => this.#fullScreen.toggle(),
      leave: () => this.#fullScreen.leave(),
      mute: () => this.#setSound({ muted: !this.#sound.muted }),
      steps: () => this.#view.toggleSteps(),
      help: () => this.#view.toggleHelp(),
    })[action]();
    this.#view.keepInSight(before !== this.#engine.state);
  }

  #extend() {
    this.#engine.extend(MORE_TIME);
    this.#sync();
  }

  /** @param {Partial<{muted: boolean, volume: number}>} change */
  #setSound(change) {
    this.#sound = { ...this.#sound, ...change };
    this.#audio.level = this.#sound.muted ? 0 : this.#sound.volume;
    this.#view.showSound(this.#sound);
    if (Object.keys(change).length) keepSound(this.#sound);
  }
}
