/**
 * Opens the sound card. Must be called from within a tap: only then may a page make sounds.
 * @returns {AudioContext | undefined} nothing if there is no sound device: the rest of the timer works without
 */
export function openSoundCard() {
  try {
    outvoiceSilentSwitch();
    return new AudioContext();
  } catch {
    return undefined;
  }
}

/** Without it, the silent switch of an iPhone silences the timer. */
export function outvoiceSilentSwitch() {
  const { audioSession } = /** @type {Navigator & {audioSession?: {type: string}}} */ (navigator);
  if (audioSession) audioSession.type = 'playback';
}
