import { make } from './elements.js';
import { beforeWords, say } from './sentences.js';
import { openSoundCard } from '../audio/sound-card.js';
import { isAnythingKept } from '../storage/store.js';

/** @typedef {import('../player.js').Player} Player */
/** @typedef {import('../core/engine.js').State} State */
/** @typedef {'start' | 'pause' | 'skip' | 'back' | 'restart'} Command */

/** A list longer than this starts folded. */
const LONG_LIST = 4;
const LABELS = { idle: 'start', running: 'pause', waiting: 'pause', paused: 'resume', done: 'start' };
const MARKUP = `
<div data-part="panel" role="group">
  <div data-part="status" role="status" aria-atomic="false">
    <p data-part="what"></p>
    <p data-part="name"></p>
    <p data-part="note"></p>
    <p data-part="ahead"></p>
  </div>
  <div data-part="controls"><button type="button" data-do="toggle"></button></div>
  <div data-part="sheet">
    <div data-part="extras"></div>
    <details data-part="options"><summary data-word="options"></summary></details>
  </div>
</div>
<button type="button" data-do="steps" data-word="steps"></button>`;

/**
 * What stands above the list before Start. The player, which is most of the code, comes once the timer is in
 * sight and the page has loaded, or with the first tap if that is earlier; then it takes over what stands here.
 */
export class Face {
  /** @type {Player | undefined} */
  player;
  /** @type {import('./elements.js').Parts} */
  #parts = {};
  #host;
  #list;
  #read;
  /** @type {State} */
  #state = 'idle';
  #index = 0;
  #leave = new AbortController();
  #isLoading = false;
  /**
   * What the reader asked for before the player was there.
   * @type {((player: Player) => void)[]}
   */
  #asked = [];
  /** @type {AudioContext | undefined} */
  #card;
  /** @type {HTMLLinkElement | undefined} */
  #style;

  /**
   * @param {HTMLElement} host
   * @param {HTMLElement} list
   * @param {ReturnType<typeof import('../core/read-list.js').readList>} read the list, read without a problem
   */
  constructor(host, list, read) {
    this.#host = host;
    this.#list = list;
    this.#read = read;
    // A reader who was here before sees at first sight where they were, and what they chose.
    if (isAnythingKept()) void this.#load();
    else this.#build();
  }

  get state() {
    return this.player?.engine.state ?? this.#state;
  }

  get index() {
    return this.player?.engine.place.index ?? this.#index;
  }

  get remaining() {
    return this.player?.engine.place.remaining ?? this.#read.phases[this.#index]?.ms ?? 0;
  }

  /**
   * Does it, or lets the player do it as soon as it is there.
   * @param {Command} command
   */
  ask(command) {
    if (this.player) return perform(this.player, command);
    if (this.#state === 'idle' && command !== 'start' && command !== 'restart') return;
    this.#foresee(command);
    this.#later((player) => perform(player, command));
  }

  /** Gives back everything that was taken, and leaves the list as it was found. */
  close() {
    this.#leave.abort();
    this.player?.close();
    void this.#card?.close();
    for (const element of [this.#parts.panel, this.#parts.steps, this.#style]) element?.remove();
    for (const name of ['state', 'steps']) delete this.#host.dataset[name];
  }

  #build() {
    if ('panel' in this.#parts) return;
    this.#list.before(make(MARKUP, this.#parts));
    const { panel, options, what, name, note } = this.#parts;
    panel.setAttribute('aria-label', say('timer'));
    [what.textContent, name.textContent, note.textContent] = beforeWords(this.#read.phases);
    this.#showState();
    this.#showSteps(this.#read.phases.length <= LONG_LIST);
    const { signal } = this.#leave;
    this.#host.addEventListener('click', (event) => this.#click(event), { signal });
    options.addEventListener('toggle', () => void this.#load(), { signal });
    const sight = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      sight.disconnect();
      if (document.readyState === 'complete') void this.#load();
      else addEventListener('load', () => void this.#load(), { signal });
    });
    sight.observe(panel);
    signal.addEventListener('abort', () => sight.disconnect());
  }

  /**
   * Where the player will be: it follows the same rules.
   * @param {Command} command
   */
  #foresee(command) {
    const { length } = this.#read.phases;
    if (command === 'restart' || (command === 'start' && this.#state === 'done')) this.#index = 0;
    if (command === 'skip' || command === 'back') {
      this.#index = Math.max(0, Math.min(length, this.#index + (command === 'skip' ? 1 : -1)));
      if (this.#index === length) this.#state = 'done';
      else if (this.#state === 'done') this.#state = 'paused';
    } else if (command !== 'pause') this.#state = 'running';
    else if (this.#state === 'running') this.#state = 'paused';
  }

  /** @param {Event} event */
  #click({ target }) {
    const action = /** @type {Element} */ (target).closest('[data-do]')?.getAttribute('data-do');
    if (action === 'steps') return this.#showSteps(this.#host.dataset.steps === 'closed');
    if (this.player || !action) return;
    this.#state = this.#state === 'running' ? 'paused' : 'running';
    this.#later((player) => player.actions.act('toggle'));
  }

  /** @param {(player: Player) => void} act */
  #later(act) {
    // Only within the tap may a page open the sound card, and the player may come after it.
    if (this.#state === 'running') this.#card ??= openSoundCard();
    this.#showState();
    this.#asked.push(act);
    void this.#load();
  }

  async #load() {
    if (this.player || this.#isLoading) return;
    this.#isLoading = true;
    const [module] = await Promise.all([import('../player.js').catch(() => undefined), this.#dress()]);
    this.#isLoading = false;
    if (this.#leave.signal.aborted) return;
    this.#build();
    if (module) {
      this.player = new module.Player(this.#host, this.#list, this.#read, this.#parts, this.#card);
      this.#card = undefined;
      for (const act of this.#asked.splice(0)) act(this.player);
    } else this.#fail();
  }

  /** The player's style sheet, so that it is never seen without. */
  #dress() {
    const link = document.createElement('link');
    this.#style?.remove();
    this.#style = link;
    link.rel = 'stylesheet';
    link.href = new URL('./player.css', import.meta.url).href;
    return new Promise((done) => {
      link.onload = link.onerror = done;
      this.#host.append(link);
    });
  }

  #fail() {
    if (this.#asked.length === 0 && !this.#parts.options.hasAttribute('open')) return;
    this.#asked = [];
    this.#state = 'idle';
    this.#showState();
    this.#parts.note.textContent = say('not_loaded');
  }

  #showState() {
    if (!('panel' in this.#parts)) return;
    this.#host.dataset.state = this.#state;
    this.#parts.toggle.textContent = say(LABELS[this.#state]);
  }

  /** @param {boolean} isOpen */
  #showSteps(isOpen) {
    this.#host.dataset.steps = isOpen ? 'open' : 'closed';
    this.#parts.steps.setAttribute('aria-expanded', String(isOpen));
  }
}

/**
 * @param {Player} player
 * @param {Command} command
 */
const perform = (player, command) => (command === 'start' ? player.actions.begin() : player[command]());
