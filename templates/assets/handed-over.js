/**
 * Pieces of pages come when they are asked for, each as a script that leaves a text under an id. A script, because
 * straight from a disk a page may load nothing else.
 */

const here = /** @type {{handedOver?: Record<string, string>}} */ (/** @type {unknown} */ (self));

/**
 * @param {string} id
 * @param {string} url of the script
 * @returns {Promise<DocumentFragment>}
 */
export async function handedOver(id, url) {
  await run(url);
  const text = here.handedOver?.[id];
  if (!text) throw new Error(`There is nothing for ${id} in ${url}`);
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
