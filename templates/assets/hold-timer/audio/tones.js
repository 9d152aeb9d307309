import { attack, NOTES } from './notes.js';
import { openSoundCard } from './sound-card.js';

/** @typedef {import('../core/schedule.js').Sound} Sound */
/** @typedef {{due: number, sound: Sound}} Planned `due` is in ms on the page's clock */
/** @typedef {{due: number, when: number, nodes: OscillatorNode[], sounding: number}} Voice */

/**
 * Ms that the sound card's clock may be away from the page's before a sound is planned anew. A sound shall come
 * within 10 ms of its plan, and the clocks slide apart by up to 4 ms until the next look.
 */
const DRIFT = 5;
/** Seconds before a sound from which it is left alone, unless it is stale: two beginnings would be heard. */
const SOON = 0.1;
/** Ms after which a sound is too late to mean anything. */
const STALE = 250;
/** Ms in which a sound card's clock goes on, if it ever does. */
const FROZEN = 1000;

/**
 * Plays planned sounds on the audio clock, which is exact but slides against the page's clock and stops
 * while the page is frozen. So `plan` is called again and again, and moves whatever has drifted.
 */
export class Audio {
  #now;
  #replan;
  /** @type {AudioContext | undefined} */
  #context;
  /** @type {GainNode | undefined} */
  #volume;
  /** @type {Map<string, Voice>} */
  #voices = new Map();
  #level = 1;
  #resting = true;
  /** What its clock and the page's said at the last plan. */
  #seen = { card: 0, page: 0 };
  #isFrozen = false;

  /**
   * @param {() => number} now the page's clock
   * @param {() => void} replan asks for a plan, as sound has become possible
   * @param {AudioContext} [card] opened within a tap
   */
  constructor(now, replan, card) {
    this.#now = now;
    this.#replan = replan;
    if (card) this.#use(card);
  }

  /** Loudness from 0, mute, to 1. */
  set level(/** @type {number} */ level) {
    this.#level = level;
    if (this.#volume && this.#context) {
      this.#volume.gain.setTargetAtTime(level, this.#context.currentTime, 0.02);
    }
  }

  /** Must be called from within a tap: only then may a page make sounds. */
  open() {
    this.#resting = false;
    if (!this.#context) this.#use(openSoundCard());
    void this.#context?.resume().catch(() => {});
  }

  /** Must be called from within a tap: a sound card that stands still though it runs is given up for a new one. */
  renew() {
    if (!this.#isFrozen) return;
    this.close();
    this.#isFrozen = false;
    this.open();
  }

  /**
   * Makes the coming sounds these and no others.
   * @param {Planned[]} sounds
   */
  plan(sounds) {
    if (this.#context?.state !== 'running') return;
    this.#watch(this.#context.currentTime, this.#now());
    const wanted = new Map(sounds.map((planned) => [`${planned.sound} ${planned.due}`, planned]));
    for (const [id, voice] of this.#voices) {
      const drift = Math.abs(this.#when(voice.due) - voice.when) * 1000;
      const isSoon = voice.when < this.#context.currentTime + SOON;
      if (!wanted.has(id) || drift > (isSoon ? STALE : DRIFT)) this.#stop(id, voice);
    }
    for (const [id, { due, sound }] of wanted) {
      if (!this.#voices.has(id) && due > this.#now() - STALE) this.#play(id, due, sound);
    }
  }

  /**
   * At once, beside what is planned.
   * @param {Sound} sound
   */
  play(sound) {
    const play = () => this.#play(sound, this.#now(), sound);
    if (this.#context?.state === 'running') play();
    else void this.#context?.resume().then(play, () => {});
  }

  /** Lets fade what sounds, forgets what was planned, and then lets the sound card sleep. */
  rest() {
    this.#resting = true;
    for (const [id, voice] of this.#voices) {
      if (voice.due > this.#now() + DRIFT) this.#stop(id, voice);
    }
    this.#sleep();
  }

  close() {
    for (const [id, voice] of this.#voices) this.#stop(id, voice);
    void this.#context?.close().catch(() => {});
    this.#context = undefined;
  }

  /** @param {AudioContext | undefined} card */
  #use(card) {
    if (!card) return;
    this.#context = card;
    this.#seen = { card: -1, page: this.#now() };
    card.addEventListener('statechange', () => card === this.#context && this.#replan());
    this.#volume = new GainNode(card, { gain: this.#level });
    this.#volume.connect(card.destination);
  }

  /**
   * @param {number} card s
   * @param {number} page ms
   */
  #watch(card, page) {
    if (page - this.#seen.page < FROZEN) return;
    this.#isFrozen = card === this.#seen.card;
    this.#seen = { card, page };
  }

  /**
   * A moment of the page's clock on the audio clock, in seconds.
   * @param {number} due
   */
  #when(due) {
    return (this.#context?.currentTime ?? 0) + (due - this.#now()) / 1000;
  }

  /**
   * @param {string} id
   * @param {number} due
   * @param {Sound} sound
   */
  #play(id, due, sound) {
    const when = this.#when(due);
    const nodes = NOTES[sound].map((note) => this.#note(when, note));
    const voice = { due, when, nodes, sounding: nodes.length };
    this.#voices.set(id, voice);
    for (const node of nodes) {
      node.onended = () => {
        voice.sounding -= 1;
        if (voice.sounding === 0 && this.#voices.get(id) === voice) this.#voices.delete(id);
        this.#sleep();
      };
    }
  }

  /**
   * @param {number} when
   * @param {import('./notes.js').Note} note
   */
  #note(when, [after, hz, seconds, loudness]) {
    const context = /** @type {AudioContext} */ (this.#context);
    const start = Math.max(when + after, context.currentTime);
    const tone = new OscillatorNode(context, { type: 'triangle', frequency: hz });
    const envelope = new GainNode(context, { gain: 0 });
    envelope.gain.setValueAtTime(0, start);
    envelope.gain.linearRampToValueAtTime(loudness, start + attack(loudness));
    envelope.gain.exponentialRampToValueAtTime(0.001, start + seconds);
    tone.connect(envelope).connect(/** @type {GainNode} */ (this.#volume));
    tone.start(start);
    tone.stop(start + seconds);
    return tone;
  }

  /**
   * @param {string} id
   * @param {Voice} voice
   */
  #stop(id, { nodes }) {
    this.#voices.delete(id);
    for (const node of nodes) {
      node.onended = null;
      node.stop();
      node.disconnect();
    }
  }

  #sleep() {
    if (this.#resting && this.#voices.size === 0) void this.#context?.suspend().catch(() => {});
  }
}
