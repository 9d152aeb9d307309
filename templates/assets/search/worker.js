/**
 * Searches the site, and speaks as Material's own worker does (its type `SearchMessage`). That one built an index of
 * every word each time that a search opened: with a thousand exercises 17 s on a phone. Here nothing is built.
 * `finish` writes the text of all pages into one file, and it takes a browser milliseconds to look through it.
 */

/**
 * What is looked through: all pages and their sections, a line each.
 * @typedef Text
 * @property {string} text
 * @property {string} lower the same in small letters without accents, at the same places
 * @property {boolean} compounds whether its language joins words, so that one is looked for inside others, too
 * @property {string[]} addresses of the lines; that of a section begins with `#`
 * @property {number[]} starts of the lines, and where another one would start
 * @property {Int32Array} pages of the lines
 * @property {number[]} firsts the first line of each page, and the one after the last page
 */
/** @typedef {{ text: string, must: boolean, not: boolean }} Word */
/** How well each page fits a word, and what the word is worth. @typedef {{ fits: Float32Array, worth: number }} Look */
/** @typedef {{ page: number, score: number, terms: Record<string, boolean> }} Found */
/** @typedef {{ location: string, title: string, text: string, score: number, terms: Record<string, boolean> }} Item */

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
/** From `assets/own/<fingerprint>/search/`. */
const ROOT = '../../../../', INDEX = `${ROOT}search/search_index.json`;
/** What a word is worth where it stands. A page is called by its title, and by the names that it goes by, too. */
const IN_TITLE = 11, IN_NAMES = 10, IN_HEADING = 3, IN_TEXT = 1;
/** Pages that are shown with the sentences that were found; nobody reads on as far as the others. */
const IN_FULL = 40;
/** Letters of a paragraph that are shown. */
const LONG = 210;
/** As many lead into a page. */
const SECTIONS = 3;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
/** Scripts that put no space between words. */
const NO_SPACES = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** Languages that join words: `Dehnung` stands in `Nackendehnung`. */
const COMPOUNDS = /^(?:de|nl|sv|da|nb|nn|no|fi|is|et|hu)\b/;
/** Letters that are written in several ways; that of a word with `ال` before it stands inside it. */
const SAME = /** @type {Record<string, string>} */ ({ ß: 's', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ة: 'ه', ى: 'ي' });
const ARTICLE = /(?:^|[^\p{L}\p{M}])[وف]?(?:[بك]?ال|لل|[بكل])?$/u;
const TAGS = /** @type {Record<string, string>} */ ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' });

const read = load();
/** What was typed last. */
let newest = '';

addEventListener('message', async ({ data: { type, data } }) => {
  if (type === QUERY) newest = data;
  const text = await read;
  if (type === SETUP) postMessage({ type: READY });
  if (type !== QUERY) return;
  // Who types fast waits for the last letter only.
  await new Promise((go) => setTimeout(go));
  if (newest === data) postMessage({ type: RESULT, data: search(text, data) });
});

async function load() {
  // A preview puts the text itself into the index.
  const { config, text } = await (await fetch(new URL(INDEX, location.href))).json();
  const file = text ?? (await (await fetch(new URL(ROOT + config.text, location.href))).text());
  return parse(file, COMPOUNDS.test(config.language ?? ''));
}

/**
 * The file has the address of each page and section, an empty line, and what each of them says, a line each: title,
 * other names and paragraphs, with a tab after each of the first two, and between the others.
 * @param {string} file @param {boolean} compounds @returns {Text}
 */
function parse(file, compounds) {
  const cut = file.indexOf('\n\n');
  const addresses = file.slice(0, cut).split('\n');
  const text = file.slice(cut + 2).normalize('NFC');
  const lower = folded(text);
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  starts.push(text.length + 1);
  /** @type {number[]} */
  const firsts = [];
  const pages = Int32Array.from(addresses, (address, line) => (isSection(address) ? firsts.length : firsts.push(line)) - 1);
  return { text, lower, compounds, addresses, starts, pages, firsts: [...firsts, addresses.length] };
}

/**
 * Small letters without accents, each at its own place: who types `huft` or `Hüft` finds both.
 * @param {string} text
 */
function folded(text) {
  /** @type {Map<string, string>} */
  const known = new Map();
  // This letter alone becomes longer as a small one, and all that follows would be found beside its place.
  return text.replaceAll('İ', 'I').toLowerCase().replace(/[\u00c0-\u06ff\u1e00-\u1fff]/g, (letter) => {
    const bare = known.get(letter) ?? SAME[letter] ?? letter.normalize('NFD').replace(/\p{M}+$/u, '');
    known.set(letter, bare.length === 1 ? bare : letter);
    return bare.length === 1 ? bare : letter;
  });
}

/** @param {string | undefined} address */
function isSection(address) {
  return address?.charCodeAt(0) === 35;
}

/** @param {Text} text @param {string} query @returns {{ items: Item[][], suggest: string[] }} */
function search(text, query) {
  const typed = wordsOf(query);
  const together = typed.filter(({ not }) => !not).map((word) => word.text).join(' ');
  const seen = typed.map((word) => ({ word, look: look(text, word) }));
  // `of` and `the` stand on nearly every page: beside another word they say nothing. The last word may still grow.
  const most = Math.max(...seen.map(({ word, look: { worth } }) => (word.not ? 0 : worth)));
  const least = Math.min(most / 6, 0.2);
  const telling = seen.filter(
    ({ word, look: { worth } }, number) => word.must || word.not || worth >= least || number === typed.length - 1,
  );
  const words = telling.map(({ word }) => word);
  const looks = telling.map((one) => one.look);
  const wanted = words.filter(({ not }) => !not);
  const phrase = together.includes(' ') ? look(text, { text: together, must: true, not: false }) : undefined;
  const ranked = rank(text.firsts.length - 1, words, looks, phrase);
  const items = ranked.map((one, place) =>
    place < IN_FULL ? inFull(text, one, wanted) : [titleOf(text, one, one.score)],
  );
  return { items, suggest: suggestions(text, ranked, wanted) };
}

/**
 * What was typed: words, `"several words"` that stand together, `+word` that must be there and `-word` that must not.
 * @param {string} query @returns {Word[]}
 */
function wordsOf(query) {
  /** @type {Word[]} */
  const words = [];
  for (const [, sign, phrase, plain = ''] of folded(query.normalize('NFC')).matchAll(/([+-]?)(?:"([^"]+)"|([^\s"]+))/g)) {
    const texts = phrase ? [phrase.trim()] : plain.split(/[^\p{L}\p{N}\p{M}]+/u);
    for (const text of texts) if (text) words.push({ text, must: !!phrase || sign === '+', not: sign === '-' });
  }
  // What is left of `don't` would be found on each page.
  const long = words.filter(({ text }) => !/^\p{Ll}$/u.test(text));
  return long.length ? long : words;
}

/**
 * Looks for a word; one that is nowhere is tried without `ue` for `ü`, and then loses letters at its end.
 * @param {Text} text @param {Word} word @returns {Look}
 */
function look(text, word) {
  const count = text.firsts.length - 1;
  const shortest = word.must || word.not ? word.text.length : Math.max(4, Math.ceil(word.text.length * 0.6));
  for (;;) {
    const fits = new Float32Array(count);
    let pages = 0;
    for (const { line, fit } of places(text, word.text, 0, text.text.length, true)) {
      const page = text.pages[line] ?? 0;
      if (!fits[page]) pages++;
      fits[page] = Math.max(fits[page] ?? 0, fit);
    }
    // A word that few pages have says most about what is meant.
    const worth = Math.log(1 + (count - pages + 0.5) / (pages + 0.5));
    const spelt = word.text.replace(/([aou])e/g, '$1').replaceAll('ss', 's');
    if (pages || (word.text.length <= shortest && spelt === word.text)) return { fits, worth };
    word.text = spelt === word.text ? word.text.slice(0, -1) : spelt;
  }
}

/**
 * Where words begin like this one, and how well each place fits.
 * @param {Text} text @param {string} word @param {number} from @param {number} until
 * @param {boolean} once whether one place in a text is enough
 */
function* places({ lower, compounds, starts, addresses, pages, firsts }, word, from, until, once) {
  const anywhere = NO_SPACES.test(word);
  const inside = compounds && word.length > 3;
  // Letters that only begin a word stand everywhere, and in what order pages come says little then.
  const short = word.length < 3;
  let line = from ? starts.indexOf(from) : 0;
  for (let at = lower.indexOf(word, from); at >= 0 && at < until; ) {
    const begins = !at || !isLetter(lower, at - 1) || hasArticle(lower, at);
    if (!anywhere && !inside && !begins) {
      at = lower.indexOf(word, at + 1);
      continue;
    }
    while (/** @type {number} */ (starts[line + 1]) <= at) line++;
    const start = /** @type {number} */ (starts[line]);
    const title = lower.indexOf('\t', start);
    const names = lower.indexOf('\t', title + 1);
    const end = at + word.length;
    const whole = (isLetter(lower, end) ? 0.5 : 1) * (begins || anywhere ? 1 : 0.6);
    let fit = begins || anywhere ? IN_TEXT : IN_TEXT / 2;
    // A title that says little else is the better one.
    const alone = word.length / (title - start);
    if (at < title) fit = isSection(addresses[line]) ? IN_HEADING : IN_TITLE * whole * (1 + 0.2 * alone);
    else if (at < names) fit = IN_NAMES * whole;
    yield { line, at, end, fit };
    const next = once && short ? firsts[(pages[line] ?? 0) + 1] : line + 1;
    at = lower.indexOf(word, once && (short || at > names) ? starts[next ?? 0] : end);
  }
}

/** Whether only an Arabic article or particle stands before it. @param {string} lower @param {number} at */
function hasArticle(lower, at) {
  const before = lower.charCodeAt(at - 1);
  return before > 0x600 && before < 0x700 && ARTICLE.test(lower.slice(Math.max(0, at - 5), at));
}

/** @param {string} lower @param {number} at */
function isLetter(lower, at) {
  const code = lower.charCodeAt(at);
  if (code < 128) return (code > 96 && code < 123) || (code > 47 && code < 58);
  return LETTER.test(lower.charAt(at));
}

/**
 * The pages that were found, the best first.
 * @param {number} count @param {Word[]} words @param {Look[]} looks
 * @param {Look | undefined} phrase all words as they stand beside each other
 * @returns {Found[]}
 */
function rank(count, words, looks, phrase) {
  const all = looks.reduce((sum, { worth }, number) => sum + (words[number]?.not ? 0 : worth), 0);
  /** Pages with the same words share one object. @type {Map<string, Record<string, boolean>>} */
  const known = new Map();
  /** @type {Found[]} */
  const ranked = [];
  for (let page = 0; page < count; page++) {
    let score = 0, found = 0, which = '';
    const fitting = words.every(({ must, not }, number) => {
      const { fits, worth } = /** @type {Look} */ (looks[number]);
      const fit = fits[page] ?? 0;
      which += fit ? 1 : 0;
      if (not || !fit) return not ? !fit : !must;
      score += worth * fit;
      found += worth;
      return true;
    });
    if (!fitting || !score) continue;
    if (phrase) score += phrase.worth * (phrase.fits[page] ?? 0);
    const told = words.flatMap(({ text, not }, number) => (not ? [] : [[text, which[number] === '1']]));
    const terms = known.get(which) ?? Object.fromEntries(told);
    known.set(which, terms);
    // Who types three words means all three.
    ranked.push({ page, score: score * (found / all) ** 2, terms });
  }
  return ranked.sort((a, b) => b.score - a.score || a.page - b.page);
}

/**
 * A page as Material shows it: what fits best comes first, and the page itself is always there.
 * @param {Text} text @param {Found} found @param {Word[]} words @returns {Item[]}
 */
function inFull(text, found, words) {
  const { firsts, starts, addresses } = text;
  const [first = 0, next = 0] = firsts.slice(found.page);
  /** @type {Map<number, { fit: number, best: number, marks: [number, number][] }>} */
  const lines = new Map();
  for (const word of words) {
    let last = -1;
    for (const { line, at, end, fit } of places(text, word.text, starts[first] ?? 0, starts[next] ?? 0, false)) {
      const hit = lines.get(line) ?? { fit: 0, best: 0, marks: [] };
      lines.set(line, hit);
      hit.marks.push([at, end]);
      hit.best = Math.max(hit.best, fit);
      // Once is enough for each word.
      if (line !== last) hit.fit += fit;
      last = line;
    }
  }
  // A section leads into its page when it is called so, or when nothing of the page's own was found.
  const ordered = [...lines]
    .sort(([a, x], [b, y]) => y.fit - x.fit || a - b)
    .filter(([line, { best }], place) => line === first || best >= IN_HEADING || (!place && !lines.has(first)))
    .slice(0, SECTIONS);
  const best = ordered[0]?.[1].fit ?? 1;
  const items = ordered.map(([line, { fit, marks }]) => {
    const { title, text: said } = marked(text, line, marks.sort(([a], [b]) => a - b), line === first);
    const location = (addresses[first] ?? '') + (line === first ? '' : addresses[line]);
    return { location, title, text: said, score: (found.score * fit) / best, terms: found.terms };
  });
  if (ordered.some(([line]) => line === first)) return items;
  return [...items, { ...titleOf(text, found, 0), text: marked(text, first, [], true).text }];
}

/** @param {Text} text @param {Found} found @param {number} score @returns {Item} */
function titleOf({ text, addresses, firsts, starts }, { page, terms }, score) {
  const line = firsts[page] ?? 0;
  const start = starts[line] ?? 0;
  const title = escaped(text.slice(start, text.indexOf('\t', start)));
  return { location: addresses[line] ?? '', title, text: '', score, terms };
}

/**
 * A line as HTML: its title; of a page its summary, which is its first paragraph, and of a section the first two
 * paragraphs in which something was found. What else stands on a page are facts and fields that make no sentence.
 * @param {Text} text @param {number} line @param {[number, number][]} marks in their order @param {boolean} isPage
 */
function marked({ text, lower, starts }, line, marks, isPage) {
  let start = starts[line] ?? 0;
  const parts = text.slice(start, (starts[line + 1] ?? 0) - 1).split('\t').map((part, number) => {
    const until = start + part.length;
    const first = marks.find(([from]) => from >= start && from < until)?.[0];
    const [begin, stop] = number < 2 ? [start, until] : excerpt(text, start, until, first ?? start);
    let html = begin > start ? '… ' : '', end = begin;
    for (const [from, to] of marks) {
      if (from < end || from >= stop) continue;
      html += `${escaped(text.slice(end, from))}<mark>`;
      for (end = to; end < stop && isLetter(lower, end) && !NO_SPACES.test(lower.charAt(end)); ) end++;
      html += `${escaped(text.slice(from, end))}</mark>`;
    }
    html += escaped(text.slice(end, stop)) + (stop < until ? ' …' : '');
    start = until + 1;
    return { html, found: first !== undefined };
  });
  const blocks = parts.slice(2);
  const said = isPage ? [] : blocks.filter(({ found }) => found).slice(0, 2);
  const shown = said.length ? said : blocks.slice(0, 1);
  return { title: parts[0]?.html ?? '', text: shown.map(({ html }) => `<p>${html}</p>`).join('') };
}

/**
 * Of a long paragraph, the words around what was found: a table in a row is as long as a page, and says little.
 * @param {string} text @param {number} start @param {number} until @param {number} found
 * @returns {[number, number]} where it begins and ends
 */
function excerpt(text, start, until, found) {
  if (until - start <= LONG) return [start, until];
  const begin = found - start > LONG / 3 ? text.indexOf(' ', found - LONG / 3) + 1 : start;
  const stop = begin + LONG < until ? text.lastIndexOf(' ', begin + LONG) : until;
  return begin <= found && found < stop ? [begin, stop] : [found, Math.min(found + LONG, until)];
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>]/g, (sign) => TAGS[sign] ?? sign);
}

/**
 * How the last word may go on: as in the best title that has it.
 * @param {Text} text @param {Found[]} ranked @param {Word[]} words
 */
function suggestions({ lower, starts, firsts }, ranked, words) {
  const last = words.at(-1)?.text ?? '';
  for (const { page } of ranked.slice(0, IN_FULL)) {
    const start = starts[firsts[page] ?? 0] ?? 0;
    const title = lower.slice(start, lower.indexOf('\t', start));
    const word = title.split(/[^\p{L}\p{N}\p{M}]+/u).find((one) => one !== last && one.length > 1 && one.startsWith(last));
    if (word) return [word];
    if (title.includes(last)) return [];
  }
  return [];
}
