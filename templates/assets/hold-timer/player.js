import { Actions } from './ui/actions.js';
import { Alarm } from './platform/alarm.js';
import { Count } from './core/progress.js';
import { Device } from './platform/device.js';
import { Engine } from './core/engine.js';
import { exerciseSpan, schedule } from './core/schedule.js';
import { FullScreen } from './platform/full-screen.js';
import { LateList, bringRest, showDrawing, tellDone, tellHurts } from './lazy-features.js';
import { Memory } from './storage/resume-point.js';
import { OtherTabs } from './platform/other-tabs.js';
import { paced } from './core/pace.js';
import { words as more } from './player-words.js';
import { readBreathing } from './core/read-list.js';
import { recallSettings } from './storage/settings.js';
import { say } from './ui/sentences.js';
import { SleepWatch } from './core/sleep.js';
import { statusWords } from './ui/status.js';
import { View } from './ui/view.js';
import { words } from './words.js';

Object.assign(words, more);

/** Ms after which the sounds to come are planned anew: the sound card's clock slides by 4 ms in them. */
const LOOK_AGAIN = 10_000;
/** Ms after which a reader who is waited for hears once more that they are. */
const REMIND = 30_000;
/** Ms to get into place again, for a reader who was away for longer than ms `AWAY`. */
const SETTLE_IN = 20_000;
const AWAY = 60_000;

/**
 * The one that runs: starting another pauses it.
 * @type {Player | undefined}
 */
let playing;

/** Conducts one timer: commands and wake-ups come in here, and everything follows the engine. */
export class Player {
  host;
  view;
  engine;
  device;
  screen;
  count = new Count();
  settings = recallSettings();
  /** As the author planned them. */
  phases;
  breathing;
  actions;
  /** @type {import('./ui/status.js').Reader} */
  reader;
  /** @type {Memory} */
  #memory;
  #list;
  #now = () => performance.now();
  #alarm = new Alarm(() => this.#due());
  #tabs = new OtherTabs(() => this.leave());
  #leave = new AbortController();
  #entered = -1;
  #frame = 0;
  #look = () => {
    if (this.engine.state === 'running') this.sync();
  };
  #sleep = new SleepWatch();

  /**
   * @param {HTMLElement} host
   * @param {HTMLElement} list
   * @param {ReturnType<typeof import('./core/read-list.js').readList>} read the list, read without a problem
   * @param {import('./ui/elements.js').Parts} parts what stands there before Start
   * @param {AudioContext} [card] opened within a tap
   */
  constructor(host, list, { phases, items }, parts, card) {
    this.host = host;
    this.phases = phases;
    this.breathing = readBreathing(host.dataset);
    this.#list = new LateList(list, items, phases, (lines) => this.view.setLines(lines));
    this.actions = new Actions(this);
    const onScreen = (/** @type {boolean} */ isOn) => this.#tellScreen(isOn);
    const commands = this.actions.commands(this.#look);
    this.device = new Device(this.#now, this.settings, commands, this.breathing, onScreen, card);
    const { inward, outward } = this.breathing;
    const { muted } = this.device.sound;
    const breath = inward + outward;
    this.reader = { settings: this.settings, muted, tally: this.count.tally, breath, away: undefined, isScreenOn: undefined };
    this.engine = new Engine(schedule(paced(phases, this.settings)), this.#now);
    this.#memory = new Memory(this.engine.schedule);
    this.view = new View(host, items, this.breathing, this.reader, parts);
    this.screen = new FullScreen(host, (isFull) => this.view.showFull(isFull));
    this.view.showMuted(muted);
    this.#follow();
    this.actions.listen(this.#leave.signal);
    this.#listen();
    this.#recall();
    this.sync();
    tellHurts(host, this.view, phases);
    this.#list.show(this.engine.schedule.phases, this.settings);
  }

  start() {
    const { state } = this.engine;
    if (state === 'running') return;
    if (state === 'idle' || state === 'done') this.#begin();
    this.#take();
    this.engine.start((this.reader.away ?? 0) > AWAY ? SETTLE_IN : undefined);
    this.reader.away = undefined;
    this.sync();
    if (state === 'paused') this.device.goOn(this.engine);
    bringRest();
  }

  pause() {
    const isTold = this.engine.state === 'running' || this.engine.state === 'waiting';
    this.engine.pause();
    this.sync(isTold);
  }

  /** Back to the page; the place is kept. */
  leave() {
    this.pause();
    this.screen.hide();
  }

  skip() {
    this.go(this.engine.place.index + 1);
  }

  back() {
    this.go(this.engine.place.index - 1);
  }

  restart() {
    this.#begin();
    this.#take();
    this.reader.away = undefined;
    this.engine.restart();
    this.sync();
  }

  /** Gives back everything that was taken, and leaves the list as it was found. */
  close() {
    this.pause();
    this.#leave.abort();
    this.screen.hide();
    this.device.close();
    this.#tabs.close();
    this.#memory.close();
    this.view.remove();
    this.#list.close();
  }

  /** @param {number} index */
  go(index) {
    const { state, schedule } = this.engine;
    if (state === 'idle' || (state === 'done' && index >= schedule.phases.length)) return;
    this.count.jump(this.engine, index);
    this.syncAnew();
  }

  /** The exercise that the reader is in. */
  get span() {
    const { schedule, place } = this.engine;
    return exerciseSpan(schedule, place.index);
  }

  /** What was changed in the settings holds from now on. */
  apply() {
    this.#follow();
    this.device.equip();
    const { state } = this.engine;
    if (state === 'idle' || state === 'done') {
      this.engine.plan(schedule(paced(this.phases, this.settings)));
      this.#memory = new Memory(this.engine.schedule);
      this.#list.show(this.engine.schedule.phases, this.settings);
    }
    this.sync();
  }

  /** To a place that may be the same as before: it is entered all the same. */
  syncAnew() {
    this.#entered = -1;
    this.sync();
  }

  /**
   * Brings everything in line with the engine; does no harm when nothing has changed.
   * @param {boolean} [isTold] whether it is to be heard and felt that it stands
   */
  sync(isTold = false) {
    const engine = this.engine;
    this.device.align(engine);
    // A track plays on while the page sleeps.
    const slept = !this.device.hasTrack && this.#sleep.wake(engine, this.#now(), document.hidden);
    engine.settle();
    this.count.follow(engine);
    if (engine.state === 'running') this.#runOn();
    else this.#stand(isTold || slept);
    this.#memory.keep(engine, this.count.tally);
    this.view.show(engine);
    if (engine.state === 'running' || engine.state === 'waiting') this.screen.show();
    else if (engine.state !== 'paused' && this.host.dataset.ask !== 'offer') this.screen.hide();
    if (engine.state !== 'idle' && engine.place.index !== this.#entered) this.#enter();
  }

  #begin() {
    this.#entered = -1;
    this.count.clear();
    this.view.parts.after.replaceChildren();
  }

  #take() {
    if (playing !== this) playing?.leave();
    playing = this;
    this.#tabs.claim();
    this.device.take();
  }

  /** What the engine has to know of the settings. */
  #follow() {
    // Where nothing moves, a tone tells the breath.
    const hears = this.settings.breath || matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.engine.breathing = hears ? this.breathing : undefined;
    this.engine.waits = this.settings.wait;
  }

  /** @param {boolean} isOn whether the screen is kept on */
  #tellScreen(isOn) {
    if (!isOn && this.reader.isScreenOn !== false) this.device.tell(say('screen_may_go_off'), false);
    this.reader.isScreenOn = isOn;
    this.view.show(this.engine);
  }

  #recall() {
    const age = this.count.recall(this.#memory, this.engine);
    if (age === undefined) return;
    this.reader.away = age;
    this.#entered = this.engine.place.index;
  }

  #runOn() {
    this.device.runOn(this.engine);
    this.#alarm.set(Math.min(this.engine.untilChange, LOOK_AGAIN));
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(this.#animate);
  }

  /** @param {boolean} isTold */
  #stand(isTold) {
    const { state } = this.engine;
    if (playing === this && state !== 'waiting') playing = undefined;
    cancelAnimationFrame(this.#frame);
    if (state === 'waiting') this.#alarm.set(REMIND);
    else this.#alarm.stop();
    this.device.stand(this.engine, isTold && state === 'paused');
  }

  #enter() {
    const { place, schedule, state, leadIn } = this.engine;
    const isMoved = this.#entered < 0 || leadIn > 0;
    this.#entered = place.index;
    showDrawing(this.view, schedule, place.index);
    const phase = schedule.phases[place.index]?.kind ?? 'done';
    if (state !== 'paused') {
      this.device.enter(this.engine, phase, statusWords(this.engine, this.reader)[0], isMoved);
      if (this.settings.flash) this.view.flash();
    }
    if (state === 'done') {
      tellDone(this.view, this.count.tally, () => this.engine.state === 'done');
      this.view.showMore(false);
      this.view.keepInSight(true);
    }
    const detail = { index: place.index, phase };
    this.host.dispatchEvent(new CustomEvent('hold-timer:phase', { bubbles: true, detail }));
  }

  /** Draws while there is something to see, and sees a boundary as soon as a frame passes it. */
  #animate = () => {
    if (this.engine.place.index !== this.#entered) return this.sync();
    this.view.draw(this.engine);
    this.#frame = requestAnimationFrame(this.#animate);
  };

  #due() {
    if (this.engine.state !== 'waiting') return this.#look();
    this.#alarm.set(REMIND);
    this.device.remind();
  }

  #listen() {
    const { signal } = this.#leave;
    document.addEventListener('visibilitychange', this.#look, { signal });
    document.addEventListener('resume', this.#look, { signal });
    window.addEventListener('pageshow', this.#look, { signal });
    // Nobody follows it on another page: it waits where it was left.
    window.addEventListener('pagehide', () => this.engine.state === 'running' && this.pause(), { signal });
  }
}
