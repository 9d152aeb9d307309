/**
 * What most readers never use is loaded when it is first wanted. Where that fails, offline for one, the timer
 * goes on without, and the next time it is tried again.
 */

import { recallHurts } from './storage/hurts.js';
import { isOwnPace } from './core/pace.js';
import { sideAt } from './core/schedule.js';

/** @typedef {import('./core/schedule.js').Phase} Phase */
/** @typedef {import('./ui/view.js').View} View */

const withoutIt = () => undefined;

/**
 * All that may be wanted later, once the timer runs. A new version of the site may take the files from the host while a reader is on
 * the floor; only where no worker keeps them is that a loss.
 */
export function bringRest() {
  if (navigator.serviceWorker?.controller) return;
  void Promise.allSettled([
    import('./ui/after.js'),
    import('./ui/list-sync.js'),
    import('./ui/history-view.js'),
    import('./ui/options.js'),
    import('./ui/way-out.js'),
  ]);
}

/**
 * Tells before Start of exercises that hurt, if there is one.
 * @param {HTMLElement} host
 * @param {View} view
 * @param {readonly Phase[]} phases
 */
export function tellHurts(host, view, phases) {
  const hurts = recallHurts();
  if (!phases.some(({ exercise }) => hurts[exercise])) return;
  void import('./ui/hurt-notes.js').then(({ showHurts }) => showHurts(view.parts.hurting, host, phases), withoutIt);
}

/**
 * Keeps what was done, and asks how it feels, if anything was.
 * @param {View} view
 * @param {import('./core/progress.js').Tally} tally
 * @param {() => boolean} isDone whether it still is
 */
export function tellDone(view, tally, isDone) {
  if (tally.did.length + tally.hurt.length === 0) return;
  const kept = structuredClone(tally);
  void import('./ui/after.js').then(({ showAfter }) => {
    if (!isDone()) return;
    showAfter(view.parts.after, kept);
    view.keepInSight(true); // it has grown
  }, withoutIt);
}

/** What a reader is asked who has stopped because it hurts. */
export const bringWayOut = () => import('./ui/way-out.js').then(({ WayOut }) => WayOut, withoutIt);

/** What a reader is offered at the first Start. */
export const bringOffer = () => import('./ui/offer.js').then(({ showOffer }) => showOffer, withoutIt);

/**
 * @param {HTMLElement} place
 * @param {import('./ui/options.js').Given} given
 */
export function showOptions(place, given) {
  void import('./ui/options.js').then(({ fillOptions }) => fillOptions(place, given), withoutIt);
}

/**
 * The drawing of the present exercise, if the page has one.
 * @param {View} view
 * @param {import('./core/schedule.js').Schedule} schedule
 * @param {number} index of the phase
 */
export function showDrawing(view, schedule, index) {
  if (!document.querySelector('[data-figure]')) return;
  const { exercise } = schedule.phases[index] ?? { exercise: '' };
  const side = sideAt(schedule, index);
  void import('./ui/picture.js').then(({ showPicture }) => showPicture(view.parts.picture, exercise, side), withoutIt);
}

/** The readable list, which shows what will be played at the reader's pace. */
export class LateList {
  #list;
  #items;
  #authored;
  #onLines;
  #isClosed = false;
  /** @type {typeof import('./ui/list-sync.js').arrange | undefined} */
  #arrange;

  /**
   * @param {HTMLElement} list
   * @param {readonly HTMLElement[]} items
   * @param {readonly Phase[]} authored
   * @param {(lines: readonly HTMLElement[]) => void} onLines
   */
  constructor(list, items, authored, onLines) {
    this.#list = list;
    this.#items = items;
    this.#authored = authored;
    this.#onLines = onLines;
  }

  /**
   * @param {readonly Phase[]} phases
   * @param {import('./storage/settings.js').Settings} settings
   */
  show(phases, settings) {
    // Once it was changed, it has to be changed back.
    if (!this.#arrange && !isOwnPace(settings)) return;
    void import('./ui/list-sync.js').then(({ arrange }) => {
      if (this.#isClosed) return;
      this.#arrange = arrange;
      this.#onLines(arrange(this.#list, this.#items, phases));
    }, withoutIt);
  }

  /** Leaves the list as the author wrote it. */
  close() {
    this.#isClosed = true;
    this.#arrange?.(this.#list, this.#items, this.#authored);
  }
}
