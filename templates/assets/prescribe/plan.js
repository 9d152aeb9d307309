/**
 * What the method asks of a plan, and the plan's phases. What the rules say stands in the page, made with it;
 * here they are only applied.
 */

/** @typedef {import('./link.js').Item} Item */

/**
 * An exercise as the page offers it.
 * @typedef {object} Pick
 * @property {string} id
 * @property {string} name
 * @property {string} kind of the phase in which it is done
 * @property {boolean} counts whether its amount is a number of repeats
 * @property {number} amount what its author says
 * @property {number} unit seconds that one of the amount takes
 * @property {number} sets
 * @property {number} least
 * @property {number} most
 * @property {number} together the most of amount times sets
 * @property {number} station where it is done: the ways go from station to station
 * @property {readonly string[]} preparedBy massages of which one comes before it, the best first
 * @property {readonly [string, string] | undefined} breath seconds in and out, where it sets the pace
 * @property {HTMLElement} element
 */
/** @typedef {ReadonlyMap<string, Pick>} Picks by id, old ids included */
/** @typedef {{pick: Pick, amount: number, sets: number}} Step */
/** @typedef {Step & {recipe: DocumentFragment}} ReadyStep with all that is shown and played of it */
/** @typedef {{kind: 'added' | 'raised' | 'lowered', pick: Pick}} Note */

export const MOST_SETS = 10;

/**
 * A plan with massage first and no hold too short. Numbers beyond all reason are refused, not mended.
 * @param {readonly Item[]} items
 * @param {Picks} picks
 * @returns {{steps: Step[], notes: Note[]} | undefined}
 */
export function honoured(items, picks) {
  /** @type {Step[]} */
  const steps = [];
  /** @type {Note[]} */
  const notes = [];
  for (const { id, amount, sets } of items) {
    const pick = picks.get(id);
    if (!pick || amount > pick.most || sets > MOST_SETS) return undefined;
    const missing = massageBefore(pick, steps, picks);
    if (missing) {
      steps.push(asPlanned(missing));
      notes.push({ kind: 'added', pick: missing });
    }
    const step = within({ pick, amount, sets });
    if (step.amount > amount) notes.push({ kind: 'raised', pick });
    if (step.sets < sets) notes.push({ kind: 'lowered', pick });
    steps.push(step);
  }
  return { steps, notes };
}

/**
 * The massage that must come before an exercise and has not come yet.
 * @param {Pick} pick
 * @param {readonly Step[]} earlier
 * @param {Picks} picks
 */
export function massageBefore({ preparedBy }, earlier, picks) {
  if (earlier.some((step) => preparedBy.includes(step.pick.id))) return undefined;
  return picks.get(preparedBy[0] ?? '');
}

/** @param {Pick} pick @returns {Step} */
export function asPlanned(pick) {
  return { pick, amount: pick.amount, sets: pick.sets };
}

/** @param {Step} step @returns {Step} */
export function within({ pick, amount, sets }) {
  const held = Math.min(Math.max(amount, pick.least), pick.most);
  return { pick, amount: held, sets: Math.max(1, Math.min(sets, MOST_SETS, Math.floor(pick.together / held))) };
}

/**
 * @param {HTMLElement} element
 * @returns {Picks}
 */
export function readPicks(element) {
  const found = [...element.querySelectorAll('[data-pick]')].map((one) => readPick(/** @type {HTMLElement} */ (one)));
  const old = found.flatMap((pick) => list(pick.element.dataset.was).map((id) => /** @type {const} */ ([id, pick])));
  return new Map([...old, ...found.map((pick) => /** @type {const} */ ([pick.id, pick]))]);
}

/** @param {HTMLElement} element @returns {Pick} */
function readPick(element) {
  const { pick = '', kind = '', amount, unit, sets, least, most, together, station, preparedBy, breath, counts } =
    element.dataset;
  const [inward, outward] = list(breath);
  return {
    id: pick,
    name: element.querySelector('.pick__name')?.textContent ?? '',
    kind,
    counts: counts !== undefined,
    amount: Number(amount),
    unit: Number(unit),
    sets: Number(sets),
    least: Number(least),
    most: Number(most),
    together: together ? Number(together) : Infinity,
    station: Number(station),
    preparedBy: list(preparedBy),
    breath: inward && outward ? [inward, outward] : undefined,
    element,
  };
}

/** @param {string | undefined} text */
function list(text) {
  return text ? text.split(' ') : [];
}
