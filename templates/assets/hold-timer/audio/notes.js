/** @typedef {import('../core/schedule.js').Sound} Sound */
/** @typedef {[after: number, hz: number, seconds: number, loudness: number]} Note */

/**
 * What each sound is made of: after how many seconds, at which pitch in Hz, for how long, how loud.
 * They differ in rhythm as well as in pitch, to be told apart with closed eyes and on a phone's speaker.
 * The switch and the end wait for the bell at zero that falls on the same moment.
 * @type {Record<Sound, Note[]>}
 */
export const NOTES = {
  ready: [[0, 440, 0.25, 0.4]],
  wait: [[0.45, 262, 0.3, 0.5], [0.85, 262, 0.5, 0.5]],
  start: [[0, 523, 0.18, 0.8], [0.16, 784, 0.5, 0.8]],
  switch: [[0.45, 659, 0.2, 0.8], [0.65, 494, 0.2, 0.8], [0.85, 659, 0.4, 0.8]],
  half: [[0, 880, 0.12, 0.5], [0.2, 880, 0.25, 0.5]],
  count: [[0, 587, 0.1, 0.5]],
  zero: [[0, 392, 1.2, 0.9], [0, 784, 0.8, 0.3]],
  in: [[0, 330, 1.5, 0.12]],
  out: [[0, 247, 2, 0.12]],
  pause: [[0, 466, 0.15, 0.5], [0.15, 349, 0.35, 0.5]],
  end: [[0.45, 523, 0.3, 0.8], [0.65, 659, 0.3, 0.8], [0.85, 784, 0.3, 0.8], [1.05, 1047, 1.2, 0.8]],
};

/**
 * Seconds until a note is at its loudest: a hard edge would click.
 * @param {number} loudness
 */
export const attack = (loudness) => (loudness < 0.2 ? 0.3 : 0.008);
