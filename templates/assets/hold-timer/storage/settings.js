import { read, write } from './store.js';

const KEY = 'hold-timer settings';

/**
 * What a reader can choose; the first of each is what holds until they do. `voice` may be the id of a recorded one.
 * `wait` waits until the reader is ready; `hold` and `gaps` are factors on what the author planned, `sets` are added to it; `breath` is a tone; `pocket` is one track for a
 * locked phone.
 */
export const CHOICES = {
  wait: [false, true],
  voice: /** @type {(boolean | string)[]} */ ([false, true]),
  flash: [false, true],
  breath: [false, true],
  pocket: [false, true],
  hold: [1, 0.5, 0.75, 1.5, 2],
  gaps: [1, 0.5, 1.5, 2],
  sets: [0, -1, 1, 2],
  first: /** @type {('left' | 'right')[]} */ (['left', 'right']),
};

/**
 * @typedef {{[Key in keyof typeof CHOICES]: (typeof CHOICES)[Key][number]}} Settings
 */

/** @returns {Settings} as the reader last chose on this device */
export function recallSettings() {
  const kept = /** @type {Record<string, unknown>} */ (read(KEY) ?? {});
  const settings = Object.entries(CHOICES).map(([key, choices]) => {
    const value = kept[key];
    const isRecorded = key === 'voice' && typeof value === 'string';
    return [key, isRecorded || /** @type {unknown[]} */ (choices).includes(value) ? value : choices[0]];
  });
  return Object.fromEntries(settings);
}

/** Whether nothing was ever chosen on this device. */
export const isFirstVisit = () => read(KEY) === undefined;

/** @param {Settings} settings */
export function keepSettings(settings) {
  write(KEY, settings);
}
