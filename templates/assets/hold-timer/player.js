import { listen } from './ui/controls.js';
import { Device } from './platform/device.js';
import { Engine } from './core/engine.js';
import { FullScreen } from './platform/full-screen.js';
import { askHurt, tellLeftOut } from './ui/hurt-sheet.js';
import { keepHurt } from './storage/hurts.js';
import { LateList, bringRest, showDrawing, showOptions, tellDone, tellHurts } from './lazy-features.js';
import { Memory } from './storage/resume-point.js';
import { paced } from './core/pace.js';
import { words as more } from './player-words.js';
import { readBreathing } from './core/read-list.js';
import { say } from './ui/sentences.js';
import { exerciseSpan, schedule } from './core/schedule.js';
import { keepSettings, recallSettings } from './storage/settings.js';
import { statusWords } from './ui/status.js';
import { Count } from './core/progress.js';
import { View } from './ui/view.js';
import { Alarm } from './platform/alarm.js';
import { words } from './words.js';

Object.assign(words, more);

const MORE_TIME = 10_000;
/** Ms after which the sounds to come are planned anew: the sound card's clock slides by 4 ms in them. */
const LOOK_AGAIN = 10_000;
/** Ms in which "previous" means the exercise before, and not this one again. */
const AT_START = 3000;

/** What leaves the sheet with all the rest open. */
const STAYS_OPEN = new Set(['more', 'mute', 'help', 'restart']);

/**
 * The one that runs: starting another pauses it.
 * @type {Player | undefined}
 */
let playing;

/** Conducts one timer: commands and wake-ups come in here, and everything follows the engine. */
export class Player {
  #host;
  #view;
  engine;
  /** @type {Memory} */
  #memory;
  #screen;
  #list;
  /** As the author planned them. */
  #phases;
  #breathing;
  #settings = recallSettings();
  /** @type {import('./ui/status.js').Reader} */
  #reader;
  #now = () => performance.now();
  #wake = () => this.engine.state === 'running' && this.#sync();
  #alarm = new Alarm(() => this.#wake());
  #device;
  #leave = new AbortController();
  #entered = -1;
  #count = new Count();
  #frame = 0;

  /**
   * @param {HTMLElement} host
   * @param {HTMLElement} list
   * @param {ReturnType<typeof import('./core/read-list.js').readList>} read the list, read without a problem
   * @param {import('./ui/elements.js').Parts} parts what stands there before Start
   * @param {AudioContext} [card] opened within a tap
   */
  constructor(host, list, { phases, items }, parts, card) {
    this.#host = host;
    this.#list = new LateList(list, items, phases, (lines) => this.#view.setLines(lines));
    this.#phases = phases;
    this.#breathing = readBreathing(host.dataset);
    this.#device = new Device(this.#now, this.#settings, this.#commands(), card);
    const { inward, outward } = this.#breathing;
    this.#reader = {
      settings: this.#settings,
      muted: this.#device.sound.muted,
      tally: this.#count.tally,
      breath: inward + outward,
    };
    this.engine = new Engine(schedule(paced(phases, this.#settings)), this.#now);
    this.#memory = new Memory(this.engine.schedule);
    this.#view = new View(host, items, this.#breathing, this.#reader, parts);
    this.#screen = new FullScreen(host, (isFull) => this.#view.showFull(isFull));
    this.#view.showMuted(this.#reader.muted);
    this.engine.breathing = this.#settings.breath ? this.#breathing : undefined;
    this.#listen();
    if (this.#count.recall(this.#memory, this.engine)) this.#entered = this.engine.place.index;
    this.#sync();
    tellHurts(host, this.#view, phases);
    this.#list.show(this.engine.schedule.phases, this.#settings);
  }

  start() {
    const { state } = this.engine;
    if (state === 'running') return;
    if (state !== 'paused') this.#begin();
    this.#take();
    this.engine.start();
    this.#sync();
    bringRest();
  }

  pause() {
    const isTold = this.engine.state === 'running';
    this.engine.pause();
    this.#sync(isTold);
  }

  /** Back to the page; the place is kept. */
  leave() {
    this.pause();
    this.#screen.hide();
  }

  skip() {
    this.#go(this.engine.place.index + 1);
  }

  back() {
    this.#go(this.engine.place.index - 1);
  }

  restart() {
    this.#begin();
    this.#take();
    this.engine.restart();
    this.#sync();
  }

  /** Gives back everything that was taken, and leaves the list as it was found. */
  close() {
    this.pause();
    this.#leave.abort();
    this.#screen.hide();
    this.#device.close();
    this.#memory.close();
    this.#view.remove();
    this.#list.close();
  }

  #begin() {
    this.#entered = -1;
    this.#count.clear();
    this.#view.after.replaceChildren();
  }

  #take() {
    if (playing !== this) playing?.leave();
    playing = this;
    this.#device.take();
  }

  /** @param {number} index */
  #go(index) {
    const { state, schedule } = this.engine;
    if (state === 'idle' || (state === 'done' && index >= schedule.phases.length)) return;
    this.#entered = -1;
    this.#count.jump(this.engine, index);
    this.#sync();
  }

  /**
   * Brings everything in line with the engine; does no harm when nothing has changed.
   * @param {boolean} [isTold] whether it is to be heard and felt that it stands
   */
  #sync(isTold = false) {
    const engine = this.engine;
    this.#device.align(engine);
    engine.settle();
    this.#count.follow(engine);
    if (engine.state === 'running') this.#runOn();
    else this.#stand(isTold);
    this.#memory.keep(engine, this.#count.tally);
    this.#view.show(engine);
    if (engine.state === 'running') this.#screen.show();
    else if (engine.state !== 'paused') this.#screen.hide();
    if (engine.state !== 'idle' && engine.place.index !== this.#entered) this.#enter();
  }

  #runOn() {
    this.#device.runOn(this.engine);
    this.#alarm.set(Math.min(this.engine.untilChange, LOOK_AGAIN));
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(this.#animate);
  }

  /** @param {boolean} isTold */
  #stand(isTold) {
    if (playing === this) playing = undefined;
    this.#alarm.stop();
    cancelAnimationFrame(this.#frame);
    this.#device.stand(this.engine, isTold && this.engine.state === 'paused');
  }

  #enter() {
    const { place, schedule, state } = this.engine;
    this.#entered = place.index;
    showDrawing(this.#view, schedule, place.index);
    const phase = schedule.phases[place.index]?.kind ?? 'done';
    if (state !== 'paused') {
      this.#device.enter(this.engine, phase, statusWords(this.engine, this.#reader)[0]);
      if (this.#settings.flash) this.#view.flash();
    }
    if (state === 'done') {
      tellDone(this.#view, this.#count.tally);
      this.#view.showMore(false);
      this.#view.keepInSight(true);
    }
    const detail = { index: place.index, phase };
    this.#host.dispatchEvent(new CustomEvent('hold-timer:phase', { bubbles: true, detail }));
  }

  /** Draws while there is something to see, and sees a boundary as soon as a frame passes it. */
  #animate = () => {
    if (this.engine.place.index !== this.#entered) return this.#sync();
    this.#view.draw(this.engine);
    this.#frame = requestAnimationFrame(this.#animate);
  };

  #listen() {
    const { signal } = this.#leave;
    listen(this.#host, (action) => this.act(action), signal);
    document.addEventListener('visibilitychange', this.#wake, { signal });
    document.addEventListener('resume', this.#wake, { signal });
    window.addEventListener('pageshow', this.#wake, { signal });
    // Nobody follows it on another page: it waits where it was left.
    window.addEventListener('pagehide', () => this.engine.state === 'running' && this.pause(), { signal });
    const { options } = this.#view;
    if (options.open) this.#fillOptions();
    else options.addEventListener('toggle', () => this.#fillOptions(), { signal, once: true });
  }

  /** @param {import('./ui/controls.js').Action} action */
  act(action) {
    const before = this.engine.state;
    const wasOpen = this.#view.isMoreOpen;
    const isAsked = action === 'restart' && this.#view.askRestart();
    if (isAsked || !STAYS_OPEN.has(action)) this.#view.showMore(false);
    this.#view.hurt.replaceChildren();
    ({
      toggle: () => (before === 'running' ? this.pause() : this.start()),
      skip: () => this.skip(),
      back: () => this.back(),
      restart: () => isAsked && this.restart(),
      redo: () => this.#go(this.#span().from),
      hurts: () => this.#hurts(),
      longer: () => {
        this.engine.extend(MORE_TIME);
        this.#sync();
      },
      more: () => this.#view.showMore(!wasOpen),
      full: () => this.#screen.toggle(),
      close: () => wasOpen || this.leave(),
      leave: () => this.leave(),
      mute: () => this.#setSound({ muted: !this.#reader.muted }),
      help: () => {
        this.#view.toggleHelp();
        this.#view.showMore(true);
      },
    })[action]();
    this.#view.keepInSight(before !== this.engine.state);
  }

  #commands() {
    return {
      wake: () => this.#wake(),
      start: () => this.start(),
      pause: () => this.pause(),
      next: () => this.#go(this.#span().to),
      previous: () => this.#previous(),
    };
  }

  /** From its start, or the one before from its start to a reader who is there already. */
  #previous() {
    const { from } = this.#span();
    const { schedule, place } = this.engine;
    const isAtStart = place.index === from && place.since < AT_START;
    this.#go(isAtStart ? exerciseSpan(schedule, from - 1).from : from);
  }

  /** The exercise that the reader is in. */
  #span() {
    const { schedule, place } = this.engine;
    return exerciseSpan(schedule, place.index);
  }

  /** It stops at once, and asks afterwards. */
  #hurts() {
    const phase = this.engine.schedule.phases[this.engine.place.index];
    if (!phase) return;
    this.pause();
    const view = this.#view;
    const close = () => {
      view.hurt.replaceChildren();
      view.keepInSight(false);
    };
    askHurt(view.hurt, this.#host, phase.exercise, {
      rest: close,
      leaveOut: () => {
        const undo = this.#leaveOut(phase, this.#span().to);
        if (this.engine.state === 'done') return;
        tellLeftOut(view.hurt, phase.name || phase.what, () => {
          undo();
          close();
        });
        view.keepInSight(false);
      },
      stop: () => this.#leaveOut(phase, this.engine.schedule.phases.length),
    });
  }

  /**
   * Past an exercise that hurts, which is remembered for the next try.
   * @param {import('./core/schedule.js').Phase} phase of it
   * @param {number} to
   * @returns {() => void} takes it back
   */
  #leaveOut(phase, to) {
    const [{ elapsed }, recount] = [this.engine, this.#count.mark()];
    this.#view.hurt.replaceChildren();
    keepHurt(phase.exercise, true);
    this.#count.jump(this.engine, to, phase);
    this.#entered = -1;
    this.#sync();
    return () => {
      keepHurt(phase.exercise, false);
      this.engine.restore(elapsed);
      recount();
      this.#entered = -1;
      this.#sync();
    };
  }

  #fillOptions() {
    showOptions(this.#view.options, {
      settings: this.#settings,
      volume: this.#device.sound.volume,
      phases: this.#phases,
      why: this.#host.dataset.minimumWhy ?? say('pace_why'),
      change: (change) => this.#change(change),
      hear: (volume) => this.#setSound({ muted: false, volume }),
    });
  }

  /** @param {Partial<import('./storage/settings.js').Settings>} change */
  #change(change) {
    Object.assign(this.#settings, change);
    keepSettings({ ...recallSettings(), ...change }); // Another timer on the page may have changed others.
    this.engine.breathing = this.#settings.breath ? this.#breathing : undefined;
    this.#device.equip();
    const { state } = this.engine;
    if (state === 'idle' || state === 'done') {
      this.engine.plan(schedule(paced(this.#phases, this.#settings)));
      this.#memory = new Memory(this.engine.schedule);
      this.#list.show(this.engine.schedule.phases, this.#settings);
    }
    this.#sync();
  }

  /** @param {Partial<import('./storage/resume-point.js').SoundLevel>} change */
  #setSound(change) {
    this.#device.setSound(change);
    this.#reader.muted = this.#device.sound.muted;
    this.#view.showMuted(this.#reader.muted);
  }
}
