import { advice } from './hurt-notes.js';
import { say } from './sentences.js';

/**
 * What a reader may do who has stopped because it hurts.
 * @typedef {object} Choices
 * @property {() => void} rest stay where they are
 * @property {() => void} leaveOut this exercise
 * @property {() => void} stop for today
 */

/**
 * Everything stands already: here are the ways on, the author's easier version and when to stop.
 * @param {HTMLElement} place
 * @param {HTMLElement} host
 * @param {string} exercise id
 * @param {Choices} choices
 */
export function askHurt(place, host, exercise, { rest, leaveOut, stop }) {
  place.replaceChildren(
    title(say('hurt_stopped')),
    button(say('hurt_rest'), rest),
    button(say('hurt_out'), leaveOut),
    button(say('hurt_stop'), stop),
    advice(host, exercise),
  );
}

/**
 * A mistaken tap can be taken back until the reader goes on.
 * @param {HTMLElement} place
 * @param {string} name of the exercise
 * @param {() => void} undo
 */
export function tellLeftOut(place, name, undo) {
  place.replaceChildren(title(say('hurt_left_out', { name })), button(say('undo'), undo));
}

/** @param {string} text */
const title = (text) => Object.assign(document.createElement('strong'), { textContent: text });

/**
 * @param {string} text
 * @param {() => void} act
 */
function button(text, act) {
  const element = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
  element.addEventListener('click', act);
  return element;
}
