import { forgetHistory, recallHistory } from '../storage/history.js';
import { button, heading } from './ask.js';
import { say, sayLength } from './sentences.js';

/** How many of the last ones are shown; the export has them all. */
const SHOWN = 5;

/**
 * What was done on this device, to look at, to take along and to delete.
 * @param {HTMLElement} place
 */
export function fillHistory(place) {
  const entries = recallHistory();
  place.replaceChildren();
  if (entries.length === 0) return;
  const list = document.createElement('ul');
  list.append(...entries.slice(-SHOWN).reverse().map(line));
  const take = button(say('history_export'), () => download(JSON.stringify(recallHistory(), null, 2)));
  const forget = button(say('history_delete'), () => {
    forgetHistory();
    fillHistory(place);
    place.parentElement?.querySelector('summary')?.focus();
  });
  place.append(heading(say('history')), list, take, forget);
}

/** @param {import('../storage/history.js').Entry} entry */
function line({ at, did, hurt, seconds, feel }) {
  const day = dateOf(new Date(at));
  const what = [...did, ...hurt.map((name) => say('history_hurt', { name }))].join(', ');
  const felt = typeof feel === 'number' ? [say('history_feel', { n: feel })] : [];
  const textContent = [day, what, sayLength(seconds * 1000), ...felt].join(' · ');
  return Object.assign(document.createElement('li'), { textContent });
}

/**
 * As the reader writes it, whatever the language of the page. Some systems name their language by "C", which is no tag.
 * @param {Date} date
 */
function dateOf(date) {
  try {
    return date.toLocaleDateString(navigator.languages);
  } catch {
    return date.toLocaleDateString(document.documentElement.lang || 'en');
  }
}

/** @param {string} text */
function download(text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'history.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
