import { words } from './words.js';

/** A timer that runs or waits: a reader is on the floor, and nothing may come in between. */
const BUSY = 'hold-timer:is([data-state="running"], [data-state="paused"])';

/**
 * Tells the reader quietly that a new version is ready, as soon as no timer is in use.
 * @param {ServiceWorker} worker the new version, waiting
 */
export function offer(worker) {
  const note = draw(() => reloadWith(worker), dismiss);
  const watch = new MutationObserver(show);
  worker.addEventListener('statechange', dismiss);
  watch.observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ['data-state'] });
  show();

  function show() {
    const busy = document.querySelector(BUSY) !== null;
    if (busy && note.isConnected) note.remove();
    if (!busy && !note.isConnected) document.body.append(note);
  }

  function dismiss() {
    watch.disconnect();
    note.remove();
  }
}

/** @param {ServiceWorker} worker */
function reloadWith(worker) {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  worker.postMessage('activate');
}

/** @param {() => void} reload @param {() => void} dismiss */
function draw(reload, dismiss) {
  const note = document.createElement('div');
  note.className = 'new-version';
  note.setAttribute('role', 'status');
  const text = document.createElement('p');
  text.textContent = words.new_version ?? '';
  note.append(text, button(words.reload, reload), button(words.later, dismiss));
  return note;
}

/** @param {string | undefined} name @param {() => void} act */
function button(name, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = name ?? '';
  made.addEventListener('click', act);
  return made;
}
