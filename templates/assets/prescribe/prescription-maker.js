import { element } from './dom.js';
import { find } from './find.js';
import { asFragment, fromFragment } from './link.js';
import { asPlanned, honoured, massageBefore, readPicks } from './plan.js';
import { recipeOf } from './recipe.js';
import { planOf } from './sheet.js';
import { filled } from './timeline.js';
import { rowsOf } from './tray.js';
import { words } from './words.js';

/** @typedef {import('./plan.js').Step} Step */
/** @typedef {{steps: Step[], notes: import('./plan.js').Note[]}} Plan */

/** How long, in ms, a plan may take to come without a word: a word that flits by only disturbs. */
const UNNOTICED = 500;

/**
 * Puts exercises together for one person. Its content, made with the page, has every exercise to choose; what
 * comes of one is fetched once it is chosen. The plan is the fragment of the address, and nowhere else: a link with one
 * shows the plan, a link with none shows the choice.
 */
export class PrescriptionMaker extends HTMLElement {
  /** @type {import('./plan.js').Picks} */
  #picks = new Map();
  /** @type {Step[]} */
  #steps = [];
  /** Counts what was asked for: what comes late must not be shown in place of what was asked for since. */
  #turn = 0;
  #leave = new AbortController();
  /** Whether the plan was made here: who only got its link sees nothing of the maker. */
  #isOwn = false;

  connectedCallback() {
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    this.#picks = readPicks(this);
    this.#part('needs').hidden = true;
    addEventListener('hashchange', () => this.#open(), { signal });
    this.addEventListener('change', ({ target }) => this.#ticked(/** @type {HTMLInputElement} */ (target)), { signal });
    this.addEventListener('input', ({ target }) => this.#find(/** @type {HTMLInputElement} */ (target)), { signal });
    this.#part('ready').addEventListener('click', () => this.#ready(), { signal });
    // Beside the choice there is room for it; on a phone it is a drawer at the lower edge.
    this.querySelector('.tray')?.toggleAttribute('open', matchMedia('(min-width: 64em)').matches);
    this.#open();
  }

  disconnectedCallback() {
    this.#leave.abort();
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`.prescribe__${name}`));
  }

  /** Shows what the address asks for. */
  #open() {
    const { hash } = location;
    if (hash.length < 2 || document.getElementById(hash.slice(1))) {
      if (this.#part('plan').hidden) this.#make();
      return;
    }
    const items = fromFragment(hash);
    const plan = items && honoured(items, this.#picks);
    if (plan) return this.#bring(plan);
    this.#steps = [];
    this.#make(words.wrong);
  }

  /** Shows a plan once all of it has come; until then, what is shown stays. @param {Plan} plan */
  async #bring({ steps, notes }) {
    const turn = (this.#turn += 1);
    this.#steps = steps;
    const late = setTimeout(() => this.#isAt(turn) && this.#say(words.coming), UNNOTICED);
    try {
      const ready = steps.map(async (step) => ({ ...step, recipe: await this.#recipeOf(step.pick) }));
      const all = await Promise.all(ready);
      if (this.#isAt(turn)) this.#show(all, notes);
    } catch {
      if (this.#isAt(turn)) this.#missed({ steps, notes });
    } finally {
      clearTimeout(late);
    }
  }

  /** @param {number} turn */
  #isAt(turn) {
    return turn === this.#turn && this.isConnected;
  }

  /** @param {import('./plan.js').Pick} pick */
  #recipeOf(pick) {
    return recipeOf(pick, this.dataset.recipes ?? '');
  }

  /** Another plan, if one is shown, must not be taken for this one. @param {Plan} plan */
  #missed(plan) {
    const again = element('button', { type: 'button', class: 'chip', click: () => this.#bring(plan) }, words.again ?? '');
    this.#part('plan').hidden = true;
    this.#empty();
    this.#list();
    this.#say(words.missed, again);
    again.focus();
  }

  /** @param {readonly import('./plan.js').ReadyStep[]} steps @param {Plan['notes']} notes */
  #show(steps, notes) {
    const url = new URL(asFragment(asItems(steps)), location.href).href;
    const plan = planOf(this, steps, this.#remarks(notes), url);
    this.#part('said').replaceChildren();
    this.#part('head').replaceChildren(...(this.#isOwn ? [this.#share(url)] : []), ...plan.head);
    this.#part('result').replaceChildren(plan.sheet);
    this.#part('go').replaceChildren(...plan.timer, element('p', { class: 'prescribe__start' }, plan.start));
    this.#turnTo('plan');
    plan.head[0]?.focus({ preventScroll: scrollY === 0 });
  }

  /** @param {Plan['notes']} notes @returns {Map<string, string>} by the id of the exercise */
  #remarks(notes) {
    const why = { added: this.dataset.orderWhy, raised: this.dataset.minimumWhy, lowered: undefined };
    const said = notes.map(({ kind, pick }) => {
      const text = filled(kind, { name: pick.name, n: pick.least });
      return /** @type {const} */ ([pick.id, [text, why[kind]].filter(Boolean).join(' ')]);
    });
    return new Map(said);
  }

  /** @param {string} url */
  #share(url) {
    const field = /** @type {HTMLInputElement} */ (element('input', { type: 'text', readonly: true, id: 'plan-link' }));
    field.value = url;
    const copy = async () => {
      field.select();
      await navigator.clipboard?.writeText(url).catch(() => document.execCommand('copy'));
      this.#say(words.copied);
    };
    return element(
      'div',
      { class: 'prescribe__share' },
      element('label', { for: 'plan-link' }, words.link ?? ''),
      field,
      element('p', {}, words.link_lead ?? ''),
      element('button', { type: 'button', class: 'chip', click: copy }, words.copy ?? ''),
      element('button', { type: 'button', class: 'chip', click: () => this.#make() }, words.change ?? ''),
    );
  }

  /** Shows the choice. @param {string} [said] */
  #make(said) {
    this.#turn += 1;
    this.#empty();
    this.#list();
    this.#turnTo('make');
    this.#say(said);
  }

  #empty() {
    for (const one of /** @type {const} */ (['head', 'result', 'go'])) this.#part(one).replaceChildren();
  }

  /** @param {'make' | 'plan'} name */
  #turnTo(name) {
    this.dataset.shows = name;
    for (const one of /** @type {const} */ (['make', 'plan'])) this.#part(one).hidden = one !== name;
  }

  /** @param {string | undefined} text @param {...Node} more */
  #say(text, ...more) {
    this.#part('said').replaceChildren(...(text ? [element('p', {}, text), ...more] : []));
  }

  #ready() {
    const plan = honoured(asItems(this.#steps), this.#picks);
    if (!plan || plan.steps.length === 0) return this.#say(words.none);
    const fragment = asFragment(asItems(plan.steps));
    // Not by setting the hash: the theme would fetch this page once more, and without a connection leave it.
    this.#isOwn = true;
    if (location.hash !== fragment) history.pushState(null, '', fragment);
    this.#bring(plan);
  }

  /** @param {HTMLInputElement} field */
  #find({ type, value }) {
    if (type === 'search') find(value, this, [...new Set(this.#picks.values())]);
  }

  /** @param {HTMLInputElement} box */
  #ticked(box) {
    const id = /** @type {HTMLElement | null} */ (box.closest('[data-pick]'))?.dataset.pick;
    const pick = this.#picks.get(id ?? '');
    if (!pick || box.type !== 'checkbox') return;
    if (!box.checked) this.#steps = this.#steps.filter((step) => step.pick !== pick);
    else this.#add(pick);
    this.#list();
  }

  /** @param {import('./plan.js').Pick} pick */
  #add(pick) {
    const massage = massageBefore(pick, this.#steps, this.#picks);
    const added = [...(massage ? [massage] : []), pick];
    this.#steps.push(...added.map(asPlanned));
    // Now, so that the plan is there at once; what does not come is asked for again with the plan.
    for (const one of added) this.#recipeOf(one).catch(() => {});
    const names = { name: pick.name, massage: massage?.name ?? '' };
    this.#say(filled(massage ? 'chosen_with' : 'chosen', names));
  }

  /** Brings the list of what is chosen, and the ticks, in line with the steps. */
  #list() {
    const chosen = new Set(this.#steps.map(({ pick }) => pick));
    for (const pick of this.#picks.values()) {
      /** @type {HTMLInputElement} */ (pick.element.querySelector('input')).checked = chosen.has(pick);
    }
    const move = (/** @type {number} */ from, /** @type {number | undefined} */ to, /** @type {string} */ key) => {
      const [step] = this.#steps.splice(from, 1);
      if (step && to !== undefined) this.#steps.splice(to, 0, step);
      this.#list();
      this.#focusOn(key, to ?? Math.min(from, this.#steps.length - 1));
    };
    this.#part('chosen').replaceChildren(...rowsOf(this.#steps, move));
    this.#part('none').hidden = this.#steps.length > 0;
    const told = this.querySelector('.tray__sum');
    if (told) told.textContent = this.#steps.length ? filled('count', { n: this.#steps.length }) : '';
  }

  /** The pressed button is gone; the one in its place gets the focus. @param {string} key @param {number} i */
  #focusOn(key, i) {
    const row = this.#part('chosen').children[i];
    (/** @type {HTMLElement | null} */ (row?.querySelector(`[data-key=${key}]`)) ?? this.#part('ready')).focus();
  }
}

/** @param {readonly Step[]} steps */
function asItems(steps) {
  return steps.map(({ pick, amount, sets }) => ({ id: pick.id, amount, sets }));
}
