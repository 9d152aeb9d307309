/// <reference lib="webworker" />
/**
 * Keeps the site for reading offline. `sw.js`, made with the site, sets the list of files and then loads this.
 *
 * Each kept file stands in the cache under its address and the fingerprint of its content. So a new version
 * fetches only what changed, and the old version stays whole until the new one is complete.
 */

/** @typedef {{notFound: string, files: Record<string, string>}} Offline */

const worker = /** @type {ServiceWorkerGlobalScope & {OFFLINE: Offline}} */ (/** @type {unknown} */ (self));
const { files, notFound } = worker.OFFLINE;
const root = new URL('./', worker.location.href).href;

const CACHE = `kept ${root}`;
/** Pages that were read, and pieces of them, that are not in the list, because the list has a limit. */
const READ = `kept read ${root}`;
/** Marks an answer that was compressed here. */
const PACKED = 'X-Packed';
/** How long, in ms, the network may take before the kept page is shown. */
const PATIENCE = 2000;
/** What pages fetch when they are asked to: a plan that was opened once is there again. */
const PIECE = /^assets\/recipes\//;
/** Addresses that change with the content: what is kept can never be old. */
const LASTING = /^assets\/(.*[.\/])?[0-9a-f]{8}[.\/]/;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
// Only when the reader asks for it. Chromium leaves a page that is opened in that very moment waiting for good,
// so a new version never takes over on its own; it does so when the last page of the old one is closed.
worker.addEventListener('message', ({ data }) => data === 'activate' && worker.skipWaiting());
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || !url.startsWith(root)) return;
  const path = pathOf(url);
  event.respondWith(LASTING.test(path) ? keptFirst(event.request, path) : networkFirst(event, path));
});

async function install() {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const missing = Object.keys(files).filter((path) => !there.has(keyOf(path)));
  await Promise.all(missing.map((path) => fetchInto(cache, path)));
}

/** @param {Cache} cache @param {string} path */
async function fetchInto(cache, path) {
  // Asks the server even where the browser's own cache has an answer: that one may be of the old version.
  const response = await fetch(root + path, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${path} is in the list of files and answered ${response.status}`);
  await cache.put(keyOf(path), packed(response));
}

/**
 * The same answer in a fifth of the room, where the browser can do that.
 *
 * Always a new answer: one that came by a redirect may not be given for a page, and some hosts redirect
 * `404.html` to `404`.
 * @param {Response} response
 */
function packed({ body, headers: given }) {
  const headers = new Headers(given);
  for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name);
  if (!body || !('CompressionStream' in self)) return new Response(body, { headers });
  headers.set(PACKED, 'gzip');
  return new Response(body.pipeThrough(new CompressionStream('gzip')), { headers });
}

/** @param {Response | undefined} response */
function unpacked(response) {
  if (!response?.body || !response.headers.has(PACKED)) return response;
  const headers = new Headers(response.headers);
  headers.delete(PACKED);
  return new Response(response.body.pipeThrough(new DecompressionStream('gzip')), { headers });
}

async function activate() {
  const cache = await caches.open(CACHE);
  const current = new Set(Object.keys(files).map(keyOf));
  const old = (await cache.keys()).filter(({ url }) => !current.has(url));
  await Promise.all(old.map((key) => cache.delete(key)));
  const read = await caches.open(READ);
  await Promise.all(Object.keys(files).map((path) => read.delete(root + path)));
  // So that the very first visit is enough.
  await worker.clients.claim();
}

/** @param {Request} request @param {string} path */
async function keptFirst(request, path) {
  return (await kept(path)) ?? fetch(request);
}

/**
 * What is new reaches readers as soon as they are online: a correction may be about their safety.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function networkFirst(event, path) {
  // Past the browser's own cache, which would give an old page for as long as the host allows, or guesses.
  const fresh = fetch(event.request, { cache: 'no-cache' }).catch(() => undefined);
  const copy = await kept(path);
  const answer = await (copy ? Promise.race([fresh, after(PATIENCE)]) : fresh);
  if (answer?.ok && (event.request.mode === 'navigate' || PIECE.test(path)) && !(path in files)) {
    event.waitUntil(keepRead(path, answer.clone()));
  }
  // A server in trouble is no better than none; but a page that it says is gone is gone.
  if (answer && !(copy && answer.status >= 500)) return answer;
  return copy ?? missing(path);
}

/** @param {string} path @param {Response} response */
async function keepRead(path, response) {
  await (await caches.open(READ)).put(root + path, packed(response));
}

/** @param {string} path */
async function kept(path) {
  const [cacheName, key] = path in files ? [CACHE, keyOf(path)] : [READ, root + path];
  // Not by opening it, which would make one again that the reader has deleted.
  return unpacked(await caches.match(key, { cacheName }));
}

/** What is neither on the network nor here. @param {string} path */
async function missing(path) {
  // Links inside a page are relative to its address, so the slash matters.
  if (`${path}/` in files) return Response.redirect(`${root}${path}/`);
  const page = /(^|\/)[^.\/]*$/.test(path) ? await kept(notFound) : undefined;
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
}

/** @param {string} url @returns {string} from the root, as in the list */
function pathOf(url) {
  return url.slice(root.length).replace(/[?#].*$/, '').replace(/(^|\/)index\.html$/, '$1');
}

/** @param {string} path */
function keyOf(path) {
  return `${root}${path}?${files[path]}`;
}

/** @param {number} ms @returns {Promise<undefined>} */
function after(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
