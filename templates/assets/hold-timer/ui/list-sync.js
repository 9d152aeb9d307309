import { sayLength } from './sentences.js';

/** @type {WeakMap<Element, string>} */
const authored = new WeakMap();

/**
 * Brings the readable list in line with what is played: its order, its times, its words. What is played once
 * more stands there once more, and what is left out is out.
 * @param {HTMLElement} list
 * @param {readonly HTMLElement[]} items in the author's order
 * @param {readonly import('../core/schedule.js').Phase[]} phases
 * @returns {HTMLElement[]} one line a phase
 */
export function arrange(list, items, phases) {
  for (const time of items.map(timeOf)) if (time && !authored.has(time)) authored.set(time, time.textContent ?? '');
  const used = new Set();
  const lines = phases.map((phase, i) => {
    const item = items[phase.item ?? i];
    const line = used.has(item) ? /** @type {HTMLElement} */ (item.cloneNode(true)) : item;
    used.add(item);
    fill(line, item, phase);
    return line;
  });
  list.replaceChildren(...lines);
  return lines;
}

/**
 * @param {HTMLElement} line
 * @param {HTMLElement} item the line as the author wrote it
 * @param {import('../core/schedule.js').Phase} phase
 */
function fill(line, item, { ms, what }) {
  const isPlanned = ms === Math.round(Number(item.dataset.seconds) * 1000);
  const time = timeOf(item);
  write(timeOf(line), isPlanned && time ? (authored.get(time) ?? '') : sayLength(ms));
  write(line.querySelector('[data-part=what]'), what);
}

/** @param {Element} line */
const timeOf = (line) => line.querySelector('[data-part=time]');

/**
 * @param {Element | null} element
 * @param {string} text
 */
function write(element, text) {
  if (element && element.textContent?.trim() !== text.trim()) element.textContent = text;
}
