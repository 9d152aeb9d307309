/// <reference lib="webworker" />
/**
 * Keeps the site for reading offline. `sw.js`, made with the site, sets the list of files and then loads this.
 *
 * Each kept file stands in the cache under its address and the fingerprint of its content, and only bytes with
 * that fingerprint are kept. So a new version fetches only what changed, and the old version stays whole until
 * all of the new one has come, whatever a half-finished upload answers meanwhile.
 */

/** @typedef {{notFound: string, files: Record<string, string>}} Offline */

const worker = /** @type {ServiceWorkerGlobalScope & {OFFLINE: Offline}} */ (/** @type {unknown} */ (self));
const { files, notFound } = worker.OFFLINE;
const root = new URL('./', worker.location.href).href;

const CACHE = `kept ${root}`;
/** Pages that were read, and pieces of them, that are not in the list, because the list has a limit. */
const READ = `kept read ${root}`;
/** Recordings of a voice that were heard: a reader chose it. */
const VOICES = `kept voice ${root}`;
/** The list of the version that readers have, among the kept files. */
const LIST = `${root}sw.js`;
/** Of those; the oldest make room. */
const MOST_READ = 100;
/** Marks an answer that was compressed here. */
const PACKED = 'X-Packed';
/** How long, in ms, the network may take before the kept page is shown. */
const PATIENCE = 2000;
/** What pages fetch when they are asked to: a plan that was opened once is there again, and so is a movement. */
const PIECE = /^assets\/(recipes|movements)\//;
/** Addresses that change with the content: what is kept can never be old. */
const LASTING = /^assets\/(.*[.\/])?[0-9a-f]{8}[.\/]/;
/** A voice and its recordings: the folder changes with them. */
const RECORDED = /^(assets\/voice\/[^\/]+\/)[0-9a-f]{8}\//;
/** What a page names of those, in its attributes. */
const NAMED = /(?<=["'\/])assets\/[^"'?#<>\s]+/g;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
// Only when the reader asks for it. Chromium leaves a page that is opened in that very moment waiting for good,
// so a new version never takes over on its own; it does so when the last page of the old one is closed.
worker.addEventListener('message', ({ data }) => data === 'activate' && worker.skipWaiting());
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  // A film comes in parts. Safari plays none of which it asked for a part and was given all.
  if (method !== 'GET' || !url.startsWith(root) || event.request.headers.has('Range')) return;
  const path = pathOf(url);
  if (RECORDED.test(path)) event.respondWith(recorded(event, path));
  else event.respondWith(LASTING.test(path) ? keptFirst(event, path) : networkFirst(event, path));
});

async function install() {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const missing = Object.keys(files).filter((path) => !there.has(keyOf(path)));
  const stop = new AbortController();
  try {
    await Promise.all(missing.map((path) => fetchInto(cache, path, stop.signal)));
  } catch (error) {
    stop.abort(); // the rest need not come: it is all tried again at the next visit
    throw error;
  }
  await renewRead();
}

/** @param {Cache} cache @param {string} path @param {AbortSignal} signal */
async function fetchInto(cache, path, signal) {
  // First asks the server whether what the browser has is still right. A server that tells times to the second,
  // or gives every release the same one, may say yes to an old file, so a wrong one is fetched whole.
  for (const how of /** @type {RequestCache[]} */ (['no-cache', 'reload'])) {
    const response = await fetch(root + path, { cache: how, signal });
    if (!response.ok) throw new Error(`${path} is in the list of files and answered ${response.status}`);
    if (await keep(cache, path, response)) return;
  }
  throw new Error(`${path} is not of this version of the site`);
}

/**
 * Keeps a file of the list, if it is that file to the byte; whether it is.
 * @param {Cache} cache @param {string} path @param {Response} response
 */
async function keep(cache, path, response) {
  const data = await response.arrayBuffer();
  const isRight = (await markOf(data)) === files[path];
  if (isRight) await cache.put(keyOf(path), packed(new Response(data, { headers: response.headers })));
  return isRight;
}

/** What was read is brought up to date: the style of an old version does not stay for good. */
async function renewRead() {
  if (!(await caches.has(READ))) return;
  for (const { url } of await (await caches.open(READ)).keys()) {
    const response = await fetch(url, { cache: 'no-cache' }).catch(() => undefined);
    if (response?.ok) await keepRead(pathOf(url), response);
  }
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

/** @param {Response} response */
function unpacked(response) {
  if (!response.body || !response.headers.has(PACKED)) return response;
  const headers = new Headers(response.headers);
  headers.delete(PACKED);
  return new Response(response.body.pipeThrough(new DecompressionStream('gzip')), { headers });
}

/** What lasts of the version before stays, too: a page of it may be open, and fetch the rest of its timer. */
async function activate() {
  const cache = await caches.open(CACHE);
  const before = await (await cache.match(LIST))?.json();
  const current = new Set([LIST, ...Object.keys(files).map((path) => keyOf(path))]);
  const old = (await cache.keys()).filter(({ url }) => !current.has(url) && !isOf(before, url));
  await Promise.all(old.map((key) => cache.delete(key)));
  await cache.put(LIST, new Response(JSON.stringify(files)));
  if (await caches.has(READ)) {
    const read = await caches.open(READ);
    await Promise.all(Object.keys(files).map((path) => read.delete(root + path)));
  }
  // So that the very first visit is enough.
  await worker.clients.claim();
}

/**
 * Whether a kept file lasts and is of that list; without a list, all that is kept is of the version before.
 * @param {Record<string, string> | undefined} list @param {string} url
 */
function isOf(list, url) {
  const path = pathOf(url);
  return LASTING.test(path) && (!list || url === keyOf(path, list));
}

/** @param {FetchEvent} event @param {string} path */
async function keptFirst(event, path) {
  const copy = await kept(path);
  if (copy) return copy;
  // One that was damaged may stand in the browser's own cache, too.
  const answer = await fetch(event.request, path in files ? { cache: 'no-cache' } : {});
  if (answer.ok && path in files) event.waitUntil(heal(path, answer.clone()));
  return answer;
}

/**
 * Brings back what was kept and is gone, but not what the reader has deleted.
 * @param {string} path @param {Response} response
 */
async function heal(path, response) {
  if (await caches.has(CACHE)) await keep(await caches.open(CACHE), path, response);
}

/**
 * A recording is kept once it was heard, and makes those of an earlier version of its voice go.
 * @param {FetchEvent} event @param {string} path
 */
async function recorded(event, path) {
  const copy = await caches.match(event.request, { cacheName: VOICES });
  if (copy) return copy;
  const answer = await fetch(event.request);
  const isPage = /html/.test(answer.headers.get('Content-Type') ?? '');
  if (answer.ok && !isPage) event.waitUntil(keepRecorded(path, answer.clone()));
  return answer;
}

/** @param {string} path @param {Response} response */
async function keepRecorded(path, response) {
  const cache = await caches.open(VOICES);
  const [folder, voice] = RECORDED.exec(path) ?? [];
  const old = (await cache.keys()).filter(({ url }) => url.startsWith(`${root}${voice}`) && !url.startsWith(`${root}${folder}`));
  await Promise.all(old.map((key) => cache.delete(key)));
  await cache.put(root + path, response);
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
  if (answer?.ok && path in files && !copy) event.waitUntil(heal(path, answer.clone()));
  if (answer?.ok && !(path in files) && (event.request.mode === 'navigate' || PIECE.test(path))) {
    event.waitUntil(keepRead(path, answer.clone()));
  }
  // A server in trouble is no better than none; but a page that it says is gone is gone.
  if (answer && !(copy && answer.status >= 500)) return answer;
  return copy ?? missing(path);
}

/** @param {string} path @param {Response} response */
async function keepRead(path, response) {
  const { headers } = response;
  const text = await response.text();
  if (!(PIECE.test(path) ? isScript(headers) : await isWhole(path, text))) return;
  const cache = await caches.open(READ);
  await cache.put(root + path, packed(new Response(text, { headers })));
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST_READ)).map((key) => cache.delete(key)));
}

/** Some hosts answer any address with a page. @param {Headers} headers */
function isScript(headers) {
  return /javascript/.test(headers.get('Content-Type') ?? '');
}

/**
 * Whether a text is the page of this address, and its style and its timer are kept: those of another version are
 * not, and without them it would be worse than the page that is kept.
 * @param {string} path @param {string} html
 */
async function isWhole(path, html) {
  const own = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1];
  if (!own?.endsWith(`/${path}`)) return false;
  const named = [...new Set(html.match(NAMED))].filter((name) => LASTING.test(name));
  return (await Promise.all(named.map(keyOfKept))).every(Boolean);
}

/** A kept file; one that was damaged is not one. @param {string} path */
async function kept(path) {
  if (!(path in files) && !LASTING.test(path)) {
    // Not by opening it, which would make one again that the reader has deleted.
    const read = await caches.match(root + path, { cacheName: READ });
    return read && unpacked(read);
  }
  const key = await keyOfKept(path);
  const packed = key && (await caches.match(key, { cacheName: CACHE }));
  if (!packed) return undefined;
  const answer = unpacked(packed);
  const data = await answer.arrayBuffer().catch(() => undefined);
  if (data && key.endsWith(`?${await markOf(data)}`)) return new Response(data, { headers: answer.headers });
  await (await caches.open(CACHE)).delete(key);
  return undefined;
}

/** Under what a file is kept: what lasts may also be of another version. @param {string} path */
async function keyOfKept(path) {
  if (path in files) return keyOf(path);
  if (!LASTING.test(path) || !(await caches.has(CACHE))) return undefined;
  return (await (await caches.open(CACHE)).keys(root + path, { ignoreSearch: true }))[0]?.url;
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

/** @param {string} path @param {Record<string, string>} list */
function keyOf(path, list = files) {
  return `${root}${path}?${list[path]}`;
}

/** The fingerprint of a content, as in the list. @param {ArrayBuffer} data */
async function markOf(data) {
  const bytes = [...new Uint8Array(await crypto.subtle.digest('SHA-256', data))];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('').slice(0, 12);
}

/** @param {number} ms @returns {Promise<undefined>} */
function after(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
