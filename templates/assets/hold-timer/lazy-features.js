/**
 * What most readers never use is loaded when it is first wanted. Where that fails, offline for one, the timer
 * goes on without, and the next time it is tried again.
 */

import { recallHurts } from './storage/hurts.js';
import { isOwnPace } from './core/pace.js';

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
    import('./platform/full-screen.js'),
    import('./ui/history-view.js'),
    import('./ui/options.js'),
    import('./audio/voice.js'),
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
  void import('./ui/hurt-notes.js').then(({ showHurts }) => showHurts(view.hurting, host, phases), withoutIt);
}

/**
 * Keeps what was done, and asks how it feels, if anything was.
 * @param {View} view
 * @param {import('./core/progress.js').Tally} tally
 */
export function tellDone(view, tally) {
  if (tally.did.length + tally.hurt.length === 0) return;
  const kept = structuredClone(tally);
  void import('./ui/after.js').then(({ showAfter }) => showAfter(view.after, kept), withoutIt);
}

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
 * @param {Phase | undefined} phase
 */
export function showDrawing(view, phase) {
  if (!document.querySelector('[data-figure]')) return;
  const { exercise, side } = phase ?? { exercise: '', side: '' };
  void import('./ui/picture.js').then(({ showPicture }) => showPicture(view.picture, exercise, side), withoutIt);
}

/** Full screen, from the first time that the reader wants it. */
export class LateFullScreen {
  #host;
  #onChange;
  /** @type {Promise<import('./platform/full-screen.js').FullScreen | undefined> | undefined} */
  #screen;

  /**
   * @param {HTMLElement} host
   * @param {(isFull: boolean) => void} onChange
   */
  constructor(host, onChange) {
    this.#host = host;
    this.#onChange = onChange;
  }

  toggle() {
    this.#screen ??= import('./platform/full-screen.js').then(
      ({ FullScreen }) => new FullScreen(this.#host, this.#onChange),
      () => (this.#screen = undefined),
    );
    void this.#screen.then((screen) => screen?.toggle());
  }

  leave() {
    void this.#screen?.then((screen) => screen?.leave());
  }
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
