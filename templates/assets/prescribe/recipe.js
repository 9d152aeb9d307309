/**
 * What a plan needs of an exercise comes once the exercise is chosen: that of a thousand would be 7 MB.
 *
 * It comes as a script that leaves a text under the exercise's id. Straight from a disk, a page may load nothing else.
 */

/** @typedef {import('./plan.js').Pick} Pick */

const here = /** @type {{handedOver?: Record<string, string>}} */ (/** @type {unknown} */ (self));
/** @type {WeakMap<Pick, Promise<DocumentFragment>>} */
const asked = new WeakMap();

/**
 * The lines, the sheet and the drawing of an exercise. What did not come is asked for again the next time.
 * @param {Pick} pick
 * @param {string} folder where the scripts are
 * @returns {Promise<DocumentFragment>}
 */
export function recipeOf(pick, folder) {
  const coming = asked.get(pick) ?? fetched(pick.id, folder);
  asked.set(pick, coming);
  coming.catch(() => asked.delete(pick));
  return coming;
}

/** @param {string} id @param {string} folder */
async function fetched(id, folder) {
  await run(`${folder}${id}.js`);
  const text = here.handedOver?.[id];
  if (!text) throw new Error(`There is no recipe for ${id}`);
  delete here.handedOver?.[id];
  const template = document.createElement('template');
  template.innerHTML = text;
  return document.importNode(template.content, true);
}

/** @param {string} url @returns {Promise<unknown>} */
function run(url) {
  const script = document.createElement('script');
  script.src = url;
  const done = new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
  });
  document.head.append(script);
  return done.finally(() => script.remove());
}
