import { outvoiceSilentSwitch } from './sound-card.js';
import { track } from './wav-track.js';

/** @typedef {import('../core/engine.js').Engine} Engine */

/** Ms that the timer may be away from the track before it follows it. */
const DRIFT = 60;

/**
 * What a locked screen can ask for.
 * @typedef {object} Commands
 * @property {() => void} wake looks at the track
 * @property {() => void} start
 * @property {() => void} pause
 * @property {() => void} next exercise
 * @property {() => void} previous exercise
 */

/**
 * Plays all that is to come as one track of a media element. A phone lets that go on with its screen locked,
 * where it stops a page's clocks and tones. So here the track is the clock, and the timer follows it.
 */
export class Pocket {
  #spoken;
  #element = document.createElement('audio');
  /** Which run of the engine the track is of. */
  #run = -1;
  /** What the engine stood at when the track began. */
  #from = { elapsed: 0, leadIn: 0 };
  #address = '';
  #wanted = false;

  /**
   * @param {Commands} commands
   * @param {(engine: Engine) => readonly import('./voice-pack.js').Spoken[] | undefined} spoken what a recorded voice says
   */
  constructor(commands, spoken) {
    this.#spoken = spoken;
    for (const name of ['playing', 'pause', 'ended', 'timeupdate']) this.#element.addEventListener(name, commands.wake);
    this.#handle(commands);
  }

  /** Loudness from 0, mute, to 1. */
  set level(/** @type {number} */ level) {
    this.#element.volume = level;
    this.#element.muted = level === 0;
  }

  /**
   * Brings the engine to where the track is: it may have gone on, or been stopped by a call, while the page slept.
   * @param {Engine} engine
   */
  align(engine) {
    const { paused, ended, currentTime } = this.#element;
    if (engine.state !== 'running' || engine.run !== this.#run) return;
    const heard = currentTime * 1000;
    const { elapsed, leadIn } = this.#from;
    const now = { elapsed: elapsed + Math.max(0, heard - leadIn), leadIn: Math.max(0, leadIn - heard) };
    const away = Math.abs(now.elapsed - now.leadIn - engine.elapsed + engine.leadIn);
    if (away > DRIFT) engine.align(now.elapsed, now.leadIn);
    if (paused && !ended && this.#wanted) engine.pause();
  }

  /**
   * Plays what is to come. Must be called from within a tap, the first time.
   * @param {Engine} engine running
   * @param {() => void} refused
   */
  play(engine, refused) {
    if (engine.run === this.#run && this.#wanted) return;
    this.#run = engine.run;
    this.#from = { elapsed: engine.elapsed, leadIn: engine.leadIn };
    this.#load(track(engine.soundsToCome, engine.leadIn + engine.toPlay, this.#spoken(engine)));
    this.#wanted = true;
    this.#element.play().catch((error) => {
      // A new track cuts off the one before; only a browser that forbids it says so by this name.
      if (error.name === 'NotAllowedError') refused();
    });
  }

  /** What it says has changed: a new track is made at the next `play`. */
  renew() {
    this.#run = -1;
  }

  /**
   * Silent, but for the last tone of a track that was heard to its end; who skips there leaves it in the middle.
   * @param {Engine} engine
   * @returns {boolean} whether it says the end
   */
  stand({ state, run }) {
    this.#wanted = false;
    const isOver = run === this.#run && (state === 'done' || state === 'waiting');
    if (!isOver) this.#element.pause();
    // A headset's button says that the reader is ready: it has something to play.
    navigator.mediaSession.playbackState = state === 'paused' || state === 'waiting' ? 'paused' : 'none';
    return isOver && state === 'done';
  }

  /**
   * Tells a locked screen what it is that plays.
   * @param {Engine} engine
   */
  enter({ place, schedule }) {
    const phase = schedule.phases[place.index];
    if (!phase) return;
    const metadata = { title: phase.what, artist: phase.name, album: document.title };
    navigator.mediaSession.metadata = new MediaMetadata(metadata);
    navigator.mediaSession.playbackState = 'playing';
  }

  close() {
    this.#element.pause();
    this.#element.removeAttribute('src');
    URL.revokeObjectURL(this.#address);
    this.#handle({});
    navigator.mediaSession.metadata = null;
  }

  /** @param {Int16Array<ArrayBuffer>} file */
  #load(file) {
    outvoiceSilentSwitch();
    URL.revokeObjectURL(this.#address);
    this.#address = URL.createObjectURL(new Blob([file], { type: 'audio/wav' }));
    this.#element.src = this.#address;
  }

  /** @param {Partial<Commands>} commands */
  #handle({ start, pause, next, previous }) {
    for (const [action, act] of Object.entries({ play: start, pause, nexttrack: next, previoustrack: previous })) {
      try {
        navigator.mediaSession.setActionHandler(/** @type {MediaSessionAction} */ (action), act ?? null);
      } catch {
        // A browser may not know one of them.
      }
    }
  }
}
