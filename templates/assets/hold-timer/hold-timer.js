import { Face } from './ui/start-panel.js';
import { readList } from './core/read-list.js';

/**
 * Plays the timeline of an exercise or a routine. Around a readable list, one item a phase, it puts a panel
 * with digits, the phase in words, the side and what comes next; the list stays where it is. A list that
 * cannot be read to the letter is left alone, with a warning on the console.
 *
 * After the list may stand, for each exercise, an easier version and when to stop: it is shown before Start to
 * a reader who said last time that this exercise hurts.
 *
 * Anywhere on the page may stand a drawing of an exercise, in an element with its id as `data-figure` and, if the
 * drawing is of one side, with that side as `data-drawn`: it is shown while the reader is in that exercise, and
 * mirrored for the other side.
 *
 * An instruction that names its side may have in `data-short` what it is without it: that is seen beside the side,
 * and the whole is heard.
 *
 * ```html
 * <hold-timer>
 *   <ol>
 *     <li data-phase="ready" data-seconds="5">Get ready</li>
 *     <li data-phase="hold" data-seconds="30" data-side="left" data-short="Hold" data-set="1/2" data-exercise="figure-four">
 *       <span data-part="what">Hold, left side</span> <span data-part="name">Figure-four stretch</span>
 *     </li>
 *   </ol>
 *   <template data-exercise="figure-four"><p>Easier: …</p></template>
 * </hold-timer>
 * ```
 *
 * @attr {number} data-breath-in - seconds of breathing in while the reader holds, 5 unless told
 * @attr {number} data-breath-out - seconds of breathing out, 5 unless told
 * @attr {string} data-minimum-why - why holds are not shorter: shown to a reader who makes them shorter
 * @attr {'' | undefined} data-guided - at the first Start on a device, offers a voice and to wait until the reader is ready
 * @attr {'idle' | 'running' | 'waiting' | 'paused' | 'done'} data-state - set by the element: its state
 * @attr {string} data-phase - set by the element: the kind of the present phase
 *
 * @fires hold-timer:phase - at each boundary, and once at the end, with {@link PhaseDetail}; it bubbles
 *
 * @cssproperty --hold-timer-paper - background of the panel
 * @cssproperty --hold-timer-ink - text
 * @cssproperty --hold-timer-quiet - lesser text; needs the contrast of text all the same
 * @cssproperty --hold-timer-line - borders and the empty part of the ring
 * @cssproperty --hold-timer-primary - the main button, and the ring while the reader works
 * @cssproperty --hold-timer-on-primary - text on it
 * @cssproperty --hold-timer-accent - what says that it hurts, and the outline of what has the focus
 * @cssproperty --hold-timer-pause - what runs down while the reader gets ready, changes sides or rests
 * @cssproperty --hold-timer-on-pause - text on it
 * @cssproperty --hold-timer-sun - the disc behind a picture, which breathes
 * @cssproperty --hold-timer-display - typeface of the words that are read from afar
 * @cssproperty --hold-timer-font - typeface of panel and list
 * @cssproperty --hold-timer-radius - roundness of the panel
 */
export class HoldTimer extends HTMLElement {
  /** @type {Face | undefined} */
  #face;
  #leave = new AbortController();

  /** Where the timer stands in its life. */
  get state() {
    return this.#face?.state ?? 'idle';
  }

  /** Which phase it is, from 0; the number of phases when all are done. */
  get index() {
    return this.#face?.index ?? 0;
  }

  /** Milliseconds until the present phase ends. */
  get remaining() {
    return this.#face?.remaining ?? 0;
  }

  /**
   * Starts, or goes on after a pause with three seconds to find the position. Pauses any other timer. The clock
   * runs once the player is loaded, and whatever is asked for until then happens then; `state` tells it at once.
   */
  start() {
    this.#face?.ask('start');
  }

  /** Stops the clock, the sounds and the screen lock, for as long as the reader likes. */
  pause() {
    this.#face?.ask('pause');
  }

  /** To the next phase, or to the end from the last one. */
  skip() {
    this.#face?.ask('skip');
  }

  /** To the phase before, or to the start of the first one. */
  back() {
    this.#face?.ask('back');
  }

  /** Starts again from the first phase. */
  restart() {
    this.#face?.ask('restart');
  }

  connectedCallback() {
    this.#leave = new AbortController();
    if (document.readyState !== 'loading') return this.#build();
    // The end of the list may not have arrived yet.
    document.addEventListener('DOMContentLoaded', () => this.#build(), { signal: this.#leave.signal });
  }

  disconnectedCallback() {
    this.#leave.abort();
    this.#face?.close();
    this.#face = undefined;
  }

  #build() {
    const list = /** @type {HTMLElement | null} */ (this.querySelector(':scope > ol'));
    const read = readList(list);
    if (list && read.problems.length === 0) this.#face = new Face(this, list, read);
    else console.warn(`<hold-timer> leaves its list as it is:\n${read.problems.join('\n')}`, this);
  }
}

/**
 * @typedef {object} PhaseDetail
 * @property {number} index of the phase that begins; the number of phases at the end
 * @property {import('./core/schedule.js').Kind | 'done'} phase
 */
