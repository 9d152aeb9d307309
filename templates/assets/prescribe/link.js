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
/** What mail and chat programs put around a link, and leave in it. */
const AFTER = /[.,;:!?)\]}>"'*_\u00bb\u2019\u201d]+$/;
/** Ends of lines as mail is sent, and what makes a long word break. */
const BREAKS = /=(?=\r?\n)|[\s\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** @type {Readonly<Record<string, string>>} */
const NAMED = { colon: ':', comma: ',', equals: '=', num: '#', period: '.', hyphen: '-', gt: '>', quot: '"' };
const ITEM = /^([a-z0-9]+(?:-[a-z0-9]+)*):([1-9]\d{0,3})x([1-9]\d?)$/;

/**
 * @param {readonly Item[]} items
 */
export function asFragment(items) {
  return START + items.map(({ id, amount, sets }) => `${id}:${amount}x${sets}`).join(',');
}

/**
 * @param {string} fragment with its `#`
 * @returns {Item[] | undefined} nothing when it is not what {@link asFragment} writes, as mail programs spell it
 */
export function fromFragment(fragment) {
  if (fragment.length > 4 * LONGEST) return undefined;
  const plan = plain(fragment);
  if (!plan.startsWith(START) || plan.length > LONGEST) return undefined;
  const found = plan.slice(START.length).split(',').map((text) => ITEM.exec(text));
  if (found.length > MOST_ITEMS || found.includes(null)) return undefined;
  const whole = /** @type {RegExpExecArray[]} */ (found);
  return whole.map(([, id, amount, sets]) => ({ id, amount: Number(amount), sets: Number(sets) }));
}

/**
 * A fragment as we wrote it, whatever a mail program made of it: signs written as `%2C`, `&#44;` or `=3D`, line
 * breaks, other hyphens, and the full stop or the bracket after it.
 * @param {string} fragment
 */
function plain(fragment) {
  // Links that wrap links, as some firms put into mail, are written so twice.
  const text = asEntity(decoded(decoded(asEntity(fragment))));
  return text
    .replace(BREAKS, '')
    .replace(/^#v1=3D/i, START)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(AFTER, '');
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {string} text */
function asEntity(text) {
  return text
    .replace(/&amp;/gi, '&')
    .replace(/&#(\d{1,5});/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/&#x([\da-f]{1,4});/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&([a-z]+);/gi, (whole, name) => NAMED[name.toLowerCase()] ?? whole);
}
