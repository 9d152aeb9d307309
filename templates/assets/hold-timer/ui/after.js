import { addEntry, keepFeel } from '../storage/history.js';
import { say } from './sentences.js';

/**
 * Once all is done: it goes into the history, and the reader may say how they feel. No answer is needed.
 * @param {HTMLElement} place
 * @param {import('../core/progress.js').Tally} tally
 */
export function showAfter(place, tally) {
  const at = addEntry(tally);
  const box = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = say('feel');
  const scale = document.createElement('p');
  scale.textContent = say('feel_scale');
  box.append(legend, scale, ...Array.from({ length: 11 }, (_, feel) => choice(feel, at)));
  const kept = document.createElement('p');
  kept.textContent = say('feel_kept');
  place.replaceChildren(box, kept);
}

/**
 * @param {number} feel
 * @param {string} at
 */
function choice(feel, at) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = String(feel);
  button.setAttribute('aria-pressed', 'false');
  button.addEventListener('click', () => {
    keepFeel(at, feel);
    for (const other of button.parentElement?.querySelectorAll('button') ?? []) {
      other.setAttribute('aria-pressed', String(other === button));
    }
  });
  return button;
}
