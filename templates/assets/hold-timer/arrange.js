import { sayLength } from './say.js';

/** @type {WeakMap<Element, string>} */
const authored = new WeakMap();

/**
 * Brings the readable list in line with what is played: its order, its times, its words.
 * @param {HTMLElement} list
 * @param {readonly HTMLElement[]} items in the author's order
 * @param {readonly import('./schedule.js').Phase[]} phases
 */
export function arrange(list, items, phases) {
  phases.forEach(({ item, ms, what }, i) => {
    const line = items[item ?? i];
    list.append(line);
    const time = line.querySelector('[data-part=time]');
    if (time && !authored.has(time)) authored.set(time, time.textContent ?? '');
    const isPlanned = ms === Math.round(Number(line.dataset.seconds) * 1000);
    write(time, isPlanned && time ? (authored.get(time) ?? '') : sayLength(ms));
    write(line.querySelector('[data-part=what]'), what);
  });
}

/**
 * @param {Element | null} element
 * @param {string} text
 */
function write(element, text) {
  if (element && element.textContent?.trim() !== text.trim()) element.textContent = text;
}
