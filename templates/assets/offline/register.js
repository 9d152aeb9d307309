import { offer } from './new-version.js';

/** The site's root, seen from `assets/own/<fingerprint>/offline/`. */
const root = new URL('../../../../', import.meta.url);

if ('serviceWorker' in navigator) {
  // Not before the page is there: what is kept for later must not slow down what is read now.
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}

async function register() {
  const options = { scope: root.href, updateViaCache: /** @type {const} */ ('none') };
  // Refused in private windows, and without https: then the site is simply not there offline.
  const found = await navigator.serviceWorker.register(new URL('sw.js', root), options).catch(() => undefined);
  if (!found) return;
  if (found.waiting) offer(found.waiting);
  found.addEventListener('updatefound', () => {
    const worker = found.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
    });
  });
}
