import { Audio } from '../audio/tones.js';
import { keepSound, recallSound } from '../storage/resume-point.js';
import { say } from '../ui/sentences.js';
import { WakeLock } from './wake-lock.js';

/** @typedef {import('../core/engine.js').Engine} Engine */

/**
 * Patterns of vibration in ms, by what begins; work has the plain one.
 * @type {Partial<Record<import('../core/schedule.js').Kind | 'done', number[]>>}
 */
const SHAKES = { ready: [80], rest: [400], switch: [120, 90, 120], done: [300, 120, 300] };
const SHAKE = [250];
const SHAKE_PAUSED = [60];

/** Everything that the timer asks of the device beside drawing: tones, voice, vibration, a screen that stays on. */
export class Device {
  #settings;
  #commands;
  #audio;
  #wakeLock;
  #breathing;
  #sound = recallSound();
  #closed = false;
  /** @type {import('../audio/voice.js').Voice | undefined} */
  #voice;
  /** @type {import('../audio/locked-screen-player.js').Pocket | undefined} */
  #pocket;

  /**
   * @param {() => number} now the page's clock
   * @param {import('../storage/settings.js').Settings} settings of the reader, who may change them
   * @param {import('../audio/locked-screen-player.js').Commands} commands
   * @param {import('../core/schedule.js').Breathing} breathing
   * @param {(isOn: boolean) => void} onScreen tells whether the screen is kept on
   * @param {AudioContext} [card] opened within a tap
   */
  constructor(now, settings, commands, breathing, onScreen, card) {
    this.#settings = settings;
    this.#commands = commands;
    this.#breathing = breathing;
    this.#wakeLock = new WakeLock(onScreen);
    this.#audio = new Audio(now, commands.wake, card);
    this.setSound({});
    this.equip();
  }

  get sound() {
    return this.#sound;
  }

  /** Whether a track plays on while the page sleeps. */
  get hasTrack() {
    return this.#pocket !== undefined;
  }

  /** Loads what the reader chose to have and what most do not. */
  equip() {
    const { voice, pocket } = this.#settings;
    if (!voice) {
      this.#voice?.close();
      this.#voice = undefined;
      this.#renewTrack();
    } else void import('../audio/voice.js').then(({ Voice }) => this.#give(Voice)).catch(() => {});
    if (!pocket) this.#dropPocket();
    else if (!this.#pocket) void import('../audio/locked-screen-player.js').then(({ Pocket }) => this.#fill(Pocket), () => {});
  }

  /** Must be called from within a tap: only then may a page make sounds. */
  take() {
    // Opening the sound card can hold the page up for half a second: the clock starts after that.
    this.renew();
    if (!this.#pocket) this.#audio.open();
    this.#voice?.open();
  }

  /**
   * Where a track plays, it is the clock.
   * @param {Engine} engine
   */
  align(engine) {
    this.#pocket?.align(engine);
  }

  /** @param {Engine} engine running */
  runOn(engine) {
    if (this.#pocket) {
      this.#wakeLock.release();
      this.#pocket.play(engine, () => this.#dropPocket());
    } else {
      this.#wakeLock.hold();
      this.#audio.open();
      this.#audio.plan(engine.sounds);
    }
    if (this.#voice) this.#voice.isInTrack = this.hasTrack;
    this.#voice?.plan(engine, this.#breathing);
  }

  /**
   * @param {Engine} engine not running
   * @param {boolean} isTold whether a reader with closed eyes has to hear and feel that it stands
   */
  stand(engine, isTold) {
    if (engine.state === 'waiting' && !this.#pocket) this.#wakeLock.hold();
    else this.#wakeLock.release();
    // What rings at the end, or where the reader is waited for, rings on.
    if (engine.state === 'paused' || engine.state === 'idle') this.#audio.plan([]);
    if (isTold) {
      if (!this.#pocket) this.#audio.play('pause');
      navigator.vibrate?.(SHAKE_PAUSED);
    }
    this.#audio.rest();
    const saysEnd = this.#pocket?.stand(engine);
    this.#voice?.hush();
    if (this.#voice && !saysEnd) this.#voice.isInTrack = false;
    if (isTold) this.tell(say('paused'));
  }

  /** Once more to a reader who is waited for, and may have closed eyes. */
  remind() {
    this.#audio.play('wait');
    this.tell(say('tap_when_ready'));
  }

  /** @param {Engine} engine that goes on after a pause */
  goOn(engine) {
    this.#voice?.enter(engine, '', true);
  }

  /**
   * @param {string} text
   * @param {boolean} [cuts] whether it cuts off what is being said
   */
  tell(text, cuts) {
    this.#voice?.say([text], cuts);
  }

  /** Within any tap: a sound card that stands still is of no use. */
  renew() {
    this.#audio.renew();
  }

  /** Within a tap: what a tone sounds like. */
  hearTone() {
    this.take();
    this.#audio.play('start');
  }

  /**
   * @param {Engine} engine
   * @param {import('../core/schedule.js').Kind | 'done'} phase
   * @param {string} done what the reader sees when all is done
   * @param {boolean} isMoved whether the reader went there, and the time did not
   */
  enter(engine, phase, done, isMoved) {
    navigator.vibrate?.(SHAKES[phase] ?? SHAKE);
    if (isMoved && engine.state === 'waiting' && !this.#pocket) this.#audio.play('wait');
    this.#voice?.enter(engine, done, isMoved);
    this.#pocket?.enter(engine);
  }

  close() {
    this.#closed = true;
    this.#audio.close();
    this.#voice?.close();
    this.#dropPocket();
  }

  /** @param {Partial<import('../storage/resume-point.js').SoundLevel>} change */
  setSound(change) {
    this.#sound = { ...this.#sound, ...change };
    const level = this.#sound.muted ? 0 : this.#sound.volume;
    this.#audio.level = level;
    if (this.#voice) this.#voice.loudness = level;
    if (this.#pocket) this.#pocket.level = level;
    if (Object.keys(change).length) keepSound(this.#sound);
  }

  /** @param {typeof import('../audio/voice.js').Voice} Voice */
  async #give(Voice) {
    const { voice } = this.#settings;
    if (!voice || this.#closed) return;
    this.#voice ??= new Voice();
    this.setSound({});
    if (await this.#voice.use(voice)) this.#renewTrack();
  }

  #renewTrack() {
    if (!this.#pocket) return;
    this.#pocket.renew();
    this.#commands.wake();
  }

  /** @param {typeof import('../audio/locked-screen-player.js').Pocket} Pocket */
  #fill(Pocket) {
    if (!this.#settings.pocket || this.#pocket || this.#closed) return;
    this.#audio.plan([]);
    this.#audio.rest();
    this.#pocket = new Pocket(this.#commands, (engine) => this.#voice?.track(engine, this.#breathing));
    this.setSound({});
    this.#commands.wake();
  }

  /** Back to tones. */
  #dropPocket() {
    if (!this.#pocket) return;
    this.#pocket.close();
    this.#pocket = undefined;
    this.#commands.wake();
  }
}
