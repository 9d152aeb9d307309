import { words } from './words.js';

/** The site's root, seen from `assets/own/<fingerprint>/offline/`. */
const root = new URL('../../../../', import.meta.url);

/** How our keys begin. */
const OURS = ['hold-timer ', 'safety '];

/** @typedef {{what: string, forget: () => unknown}} Kept */

/**
 * Lists what this site keeps on the device, and deletes it when asked. Its own content is what a reader
 * without JavaScript sees.
 *
 * ```html
 * <div><kept-on-device>This list needs JavaScript.</kept-on-device></div>
 * ```
 */
class KeptOnDevice extends HTMLElement {
  async connectedCallback() {
    this.classList.add('kept-on-device');
    this.#show(await everything());
  }

  /** @param {Kept[]} all */
  #show(all) {
    if (all.length === 0) return this.#say(words.nothing);
    const list = document.createElement('ul');
    for (const what of new Set(all.map((one) => one.what))) list.append(element('li', what));
    const button = element('button', words.delete);
    button.setAttribute('type', 'button');
    button.addEventListener('click', async () => {
      await Promise.all(all.map((one) => one.forget()));
      this.#say(words.deleted);
    });
    this.replaceChildren(list, button);
  }

  /** @param {string | undefined} text */
  #say(text) {
    const said = element('p', text);
    said.setAttribute('role', 'status');
    said.tabIndex = -1;
    this.replaceChildren(said);
    // The button is gone, and with it the place of a reader who uses the keyboard.
    if (text === words.deleted) said.focus();
  }
}

/** @returns {Promise<Kept[]>} */
async function everything() {
  return [...stored(() => localStorage), ...stored(() => sessionStorage), ...(await pages())];
}

/**
 * What is ours: other sites may share this origin.
 * @param {() => Storage} open
 * @returns {Kept[]}
 */
function stored(open) {
  try {
    const storage = open();
    const ours = Object.keys(storage).filter((key) => OURS.some((start) => key.startsWith(start)) || key.startsWith(theme()));
    return ours.map((key) => ({ what: nameOf(key), forget: () => storage.removeItem(key) }));
  } catch {
    return []; // the browser refuses storage, so nothing is in it
  }
}

/** How the theme's own keys begin. */
function theme() {
  return `${root.pathname}.`;
}

/** @param {string} key */
function nameOf(key) {
  const known = /^(?:hold-timer (?:sound|history|hurts|settings)|loosen (?:checked|cases))$/.test(key) && key.split(' ')[1];
  if (known) return words[known] ?? key;
  if (key.startsWith('hold-timer ')) return words.place ?? key;
  if (key === `${theme()}__palette`) return words.colours ?? key;
  return (words.other ?? '').replace('{name}', key);
}

/** @returns {Promise<Kept[]>} */
async function pages() {
  const names = 'caches' in globalThis ? await caches.keys().catch(() => []) : [];
  const ours = names.filter((name) => name.startsWith('kept ') && name.endsWith(` ${root.href}`));
  const workers = await navigator.serviceWorker?.getRegistrations().catch(() => []);
  const own = (workers ?? []).filter(({ scope }) => scope === root.href);
  const what = words.pages ?? '';
  return [
    ...ours.map((name) => ({ what, forget: () => caches.delete(name) })),
    ...own.map((worker) => ({ what, forget: () => worker.unregister() })),
  ];
}

/** @param {string} name @param {string | undefined} text */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text ?? '';
  return made;
}

if (!customElements.get('kept-on-device')) customElements.define('kept-on-device', KeptOnDevice);
