/**
 * A plan as the fragment of an address. A browser keeps that part to itself: no server ever sees it.
 *
 * `#v1=foam-roll:60x1,long-stretch:30x2` is 60 seconds once, then 30 seconds twice.
 */

/** @typedef {{id: string, amount: number, sets: number}} Item */

const START = '#v1=';
/** Longer than any plan that fits into a code on paper. */
const LONGEST = 2500;
const MOST_ITEMS = 40;
const ITEM = /^([a-z0-9]+(?:-[a-z0-9]+)*):([1-9]\d{0,3})x([1-9]\d?)$/;

/**
 * @param {readonly Item[]} items
 */
export function asFragment(items) {
  return START + items.map(({ id, amount, sets }) => `${id}:${amount}x${sets}`).join(',');
}

/**
 * @param {string} fragment with its `#`
 * @returns {Item[] | undefined} nothing when it is not to the letter what {@link asFragment} writes
 */
export function fromFragment(fragment) {
  if (!fragment.startsWith(START) || fragment.length > LONGEST) return undefined;
  const found = fragment.slice(START.length).split(',').map((text) => ITEM.exec(text));
  if (found.length > MOST_ITEMS || found.includes(null)) return undefined;
  const whole = /** @type {RegExpExecArray[]} */ (found);
  return whole.map(([, id, amount, sets]) => ({ id, amount: Number(amount), sets: Number(sets) }));
}
