import { addEntry, keepFeel } from '../storage/history.js';
import { button, text } from './ask.js';
import { say } from './sentences.js';

/**
 * Once all is done: it goes into the history, and the reader may say how they feel. No answer is needed.
 * @param {HTMLElement} place
 * @param {import('../core/progress.js').Tally} tally
 */
export function showAfter(place, tally) {
  const at = addEntry(tally);
  const box = document.createElement('fieldset');
  const legend = Object.assign(document.createElement('legend'), { textContent: say('feel') });
  box.append(legend, text(say('feel_scale')), ...Array.from({ length: 11 }, (_, feel) => choice(feel, at)));
  place.replaceChildren(box, text(say('feel_kept')));
}

/**
 * @param {number} feel
 * @param {string} at
 */
function choice(feel, at) {
  const chosen = button(String(feel), () => {
    keepFeel(at, feel);
    for (const other of chosen.parentElement?.querySelectorAll('button') ?? []) {
      other.setAttribute('aria-pressed', String(other === chosen));
    }
  });
  chosen.setAttribute('aria-pressed', 'false');
  return chosen;
}
