import { Audio } from './audio.js';
import { listen } from './controls.js';
import { Engine } from './engine.js';
import { keepHurt } from './hurts.js';
import { LateFullScreen, LateList, showOptions, tellDone, tellHurts } from './late.js';
import { keepSound, Memory, recallSound } from './memory.js';
import { paced } from './pace.js';
import { readBreathing } from './read-list.js';
import { say } from './say.js';
import { exerciseSpan, schedule } from './schedule.js';
import { keepSettings, recallSettings } from './settings.js';
import { count, emptyTally, once } from './tally.js';
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
  /** @type {import('./voice.js').Voice | undefined} */
  #voice;
  #list;
  /** As the author planned them. */
  #phases;
  #breathing;
  #settings = recallSettings();
  /** @type {import('./say.js').Reader} */
  #reader;
  #now = () => performance.now();
  #wake = () => this.#engine.state === 'running' && this.#sync();
  #audio = new Audio(this.#now, () => this.#wake());
  #waker = new Waker(() => this.#wake());
  #wakeLock = new WakeLock();
  #sound = recallSound();
  #leave = new AbortController();
  #entered = -1;
  #tally = emptyTally();
  /** The phase up to which the tally counts. */
  #counted = 0;
  #frame = 0;

  /**
   * @param {HTMLElement} host
   * @param {HTMLElement} list
   * @param {ReturnType<typeof import('./read-list.js').readList>} read the list, read without a problem
   */
  constructor(host, list, { phases, items }) {
    this.#host = host;
    this.#list = new LateList(list, items, phases);
    this.#phases = phases;
    this.#breathing = readBreathing(host.dataset);
    const { inward, outward } = this.#breathing;
    this.#reader = {
      settings: this.#settings,
      muted: this.#sound.muted,
      tally: this.#tally,
      breath: inward + outward,
    };
    this.#engine = new Engine(schedule(paced(phases, this.#settings)), this.#now);
    this.#memory = new Memory(this.#engine.schedule);
    this.#view = new View(host, list, items, this.#breathing, this.#reader);
    this.#fullScreen = new LateFullScreen(host, (isFull) => this.#view.showFull(isFull));
    this.#view.showFull(false);
    this.#view.showSteps(items.length <= LONG_LIST);
    this.#setSound({});
    this.#equip();
    this.#listen();
    if (this.#memory.recall(this.#engine, this.#tally)) this.#entered = this.#counted = this.#engine.place.index;
    this.#sync();
    tellHurts(host, this.#view, phases);
    this.#list.show(this.#engine.schedule.phases, this.#settings);
  }

  get engine() {
    return this.#engine;
  }

  start() {
    const { state } = this.#engine;
    if (state === 'running') return;
    if (state !== 'paused') this.#begin();
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
    this.#begin();
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
    this.#voice?.hush();
    this.#view.remove();
    this.#list.close();
  }

  #begin() {
    this.#entered = -1;
    this.#counted = 0;
    Object.assign(this.#tally, emptyTally());
    this.#view.after.replaceChildren();
  }

  #take() {
    if (playing !== this) playing?.pause();
    playing = this;
    // Opening the sound card can hold the page up for half a second: the clock starts after that.
    this.#audio.open();
    // Later words are allowed only if the first one, be it empty, came within the tap.
    if (this.#voice) speechSynthesis.speak(new SpeechSynthesisUtterance(''));
  }

  /** @param {number} index */
  #go(index) {
    const { state, schedule } = this.#engine;
    if (state === 'idle' || (state === 'done' && index >= schedule.phases.length)) return;
    this.#entered = -1;
    this.#count();
    this.#tally.ms += this.#engine.place.since;
    this.#engine.go(index);
    this.#counted = this.#engine.place.index;
    this.#sync();
  }

  /** Brings everything in line with the engine; does no harm when nothing has changed. */
  #sync() {
    const engine = this.#engine;
    engine.settle();
    this.#count();
    if (engine.state === 'running') this.#runOn();
    else this.#stand();
    this.#memory.keep(engine, this.#tally);
    this.#view.show(engine);
    if (engine.state !== 'idle' && engine.place.index !== this.#entered) this.#enter();
  }

  /** The phases that have ended since it last looked. */
  #count() {
    const { state, place, schedule } = this.#engine;
    if (state === 'idle') return;
    count(this.#tally, schedule.phases.slice(this.#counted, place.index));
    this.#counted = place.index;
  }

  #runOn() {
    this.#wakeLock.hold();
    this.#audio.open();
    this.#audio.plan(this.#engine.sounds);
    this.#waker.set(this.#engine.untilChange);
    this.#voice?.plan(this.#engine);
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
    this.#voice?.hush();
  }

  #enter() {
    const { place, schedule, state } = this.#engine;
    this.#entered = place.index;
    const phase = schedule.phases[place.index]?.kind ?? 'done';
    if (state !== 'paused') {
      navigator.vibrate?.(SHAKES[phase] ?? SHAKE);
      this.#voice?.enter(this.#engine);
      if (this.#settings.flash) this.#view.flash();
    }
    if (state === 'done') tellDone(this.#view, this.#tally);
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
    this.#view.options.addEventListener('toggle', () => this.#fillOptions(), { signal, once: true });
  }

  /** @param {import('./controls.js').Action} action */
  #act(action) {
    const before = this.#engine.state;
    ({
      toggle: () => (before === 'running' ? this.pause() : this.start()),
      skip: () => this.skip(),
      back: () => this.back(),
      restart: () => this.restart(),
      redo: () => this.#redo(),
      hurts: () => this.#hurts(),
      longer: () => this.#extend(),
      full: () => this.#fullScreen.toggle(),
      leave: () => this.#fullScreen.leave(),
      mute: () => this.#setSound({ muted: !this.#sound.muted }),
      steps: () => this.#view.toggleSteps(),
      help: () => this.#view.toggleHelp(),
    })[action]();
    this.#view.keepInSight(before !== this.#engine.state);
  }

  /** From the start of the exercise that the reader is in. */
  #redo() {
    const { schedule, place } = this.#engine;
    this.#go(exerciseSpan(schedule, place.index).from);
  }

  /** Past the rest of this exercise, which is remembered for the next try. */
  #hurts() {
    const { schedule, place } = this.#engine;
    const phase = schedule.phases[place.index];
    if (!phase) return;
    keepHurt(phase.exercise, true);
    once(this.#tally.hurt, phase.name || phase.what);
    this.#go(exerciseSpan(schedule, place.index).to);
    tellHurts(this.#host, this.#view, this.#phases);
  }

  #fillOptions() {
    showOptions(this.#view.options, {
      settings: this.#settings,
      volume: this.#sound.volume,
      phases: this.#phases,
      why: this.#host.dataset.minimumWhy ?? say('pace_why'),
      change: (change) => this.#change(change),
      hear: (volume) => this.#setSound({ muted: false, volume }),
    });
  }

  /** @param {Partial<import('./settings.js').Settings>} change */
  #change(change) {
    Object.assign(this.#settings, change);
    keepSettings({ ...recallSettings(), ...change }); // Another timer on the page may have changed others.
    this.#equip();
    const { state } = this.#engine;
    if (state === 'idle' || state === 'done') {
      this.#engine.plan(schedule(paced(this.#phases, this.#settings)));
      this.#memory = new Memory(this.#engine.schedule);
      this.#list.show(this.#engine.schedule.phases, this.#settings);
    }
    this.#sync();
  }

  /** Loads what the reader chose to have and what most do not. */
  #equip() {
    const { voice, breath } = this.#settings;
    this.#engine.breathing = breath ? this.#breathing : undefined;
    if (!voice) {
      this.#voice?.hush();
      this.#voice = undefined;
    } else if ('speechSynthesis' in window) {
      void import('./voice.js').then(({ Voice }) => {
        if (this.#settings.voice) this.#voice ??= new Voice();
        this.#setSound({});
      }, () => {});
    }
  }

  #extend() {
    this.#engine.extend(MORE_TIME);
    this.#sync();
  }

  /** @param {Partial<{muted: boolean, volume: number}>} change */
  #setSound(change) {
    this.#sound = { ...this.#sound, ...change };
    this.#audio.level = this.#sound.muted ? 0 : this.#sound.volume;
    if (this.#voice) this.#voice.loudness = this.#sound.muted ? 0 : this.#sound.volume;
    this.#reader.muted = this.#sound.muted;
    this.#view.showMuted(this.#sound.muted);
    if (Object.keys(change).length) keepSound(this.#sound);
  }
}
