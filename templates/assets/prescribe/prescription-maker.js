import { element } from './dom.js';
import { find } from './find.js';
import { asFragment, fromFragment } from './link.js';
import { asPlanned, honoured, massageBefore, MOST_SETS, readPicks, within } from './plan.js';
import { recipeOf } from './recipe.js';
import { sheetOf } from './sheet.js';
import { filled } from './timeline.js';
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

  connectedCallback() {
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    this.#picks = readPicks(this);
    this.#part('needs').hidden = true;
    addEventListener('hashchange', () => this.#open(), { signal });
    this.addEventListener('change', ({ target }) => this.#ticked(/** @type {HTMLInputElement} */ (target)), { signal });
    this.addEventListener('input', ({ target }) => this.#find(/** @type {HTMLInputElement} */ (target)), { signal });
    this.#part('ready').addEventListener('click', () => this.#ready(), { signal });
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
    this.#part('result').replaceChildren();
    this.#list();
    this.#say(words.missed, again);
    again.focus();
  }

  /** @param {readonly import('./plan.js').ReadyStep[]} steps @param {Plan['notes']} notes */
  #show(steps, notes) {
    const why = { added: this.dataset.orderWhy, raised: this.dataset.minimumWhy, lowered: undefined };
    const said = notes.map(({ kind, pick }) =>
      element('p', {}, [filled(kind, { name: pick.name, n: pick.least }), why[kind]].filter(Boolean).join(' ')),
    );
    const url = new URL(asFragment(asItems(steps)), location.href).href;
    const title = element('h2', { tabindex: '-1' }, words.title ?? '');
    this.#part('said').replaceChildren();
    this.#part('result').replaceChildren(title, ...said, this.#share(url), ...sheetOf(this, steps, url));
    this.#turnTo('plan');
    title.focus({ preventScroll: scrollY === 0 });
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
      element('button', { type: 'button', class: 'chip', click: () => print() }, words.print ?? ''),
      element('button', { type: 'button', class: 'chip', click: () => this.#make() }, words.change ?? ''),
    );
  }

  /** Shows the choice. @param {string} [said] */
  #make(said) {
    this.#turn += 1;
    this.#part('result').replaceChildren();
    this.#list();
    this.#turnTo('make');
    this.#say(said);
  }

  /** @param {'make' | 'plan'} name */
  #turnTo(name) {
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
    this.#part('chosen').replaceChildren(...this.#steps.map((step, i) => this.#row(step, i)));
    this.#part('none').hidden = this.#steps.length > 0;
  }

  /** @param {Step} step @param {number} i */
  #row(step, i) {
    const { name, counts, least, most } = step.pick;
    const amount = counts ? words.amount_repeats : words.amount_seconds;
    return element(
      'li',
      {},
      element('span', { class: 'chosen__name' }, name),
      this.#number(step, 'amount', amount ?? '', least, most),
      this.#number(step, 'sets', words.sets ?? '', 1, MOST_SETS),
      this.#mover('earlier', 'move_earlier', i, -1),
      this.#mover('later', 'move_later', i, 1),
      this.#mover('remove', 'remove_one', i, 0),
    );
  }

  /** @param {Step} step @param {'amount' | 'sets'} key @param {string} what @param {number} least @param {number} most */
  #number(step, key, what, least, most) {
    const label = filled('amount_of', { what, name: step.pick.name });
    const limits = { min: String(least), max: String(most), inputmode: 'numeric', 'aria-label': label };
    const field = /** @type {HTMLInputElement} */ (element('input', { type: 'number', autocomplete: 'off', ...limits }));
    field.value = String(step[key]);
    field.addEventListener('change', () => {
      Object.assign(step, within({ ...step, [key]: Math.round(Number(field.value)) || least }));
      // In place: the reader may be pressing a button of this very row.
      const fields = field.closest('li')?.querySelectorAll('input') ?? [];
      [step.amount, step.sets].forEach((number, i) => (fields[i].value = String(number)));
    });
    return element('label', { class: 'chosen__number' }, what, field);
  }

  /** @param {string} key @param {string} label @param {number} i @param {number} by 0 to remove */
  #mover(key, label, i, by) {
    const to = i + by;
    const isOff = by !== 0 && (to < 0 || to >= this.#steps.length);
    const press = () => {
      const [step] = this.#steps.splice(i, 1);
      if (step && by !== 0) this.#steps.splice(to, 0, step);
      this.#list();
      this.#focusOn(key, by === 0 ? Math.min(i, this.#steps.length - 1) : to);
    };
    const name = filled(label, { name: this.#steps[i]?.pick.name ?? '' });
    const attributes = { type: 'button', class: 'chip', 'data-key': key, 'aria-label': name, 'aria-disabled': isOff && 'true' };
    return element('button', { ...attributes, ...(isOff ? {} : { click: press }) }, words[key] ?? '');
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
