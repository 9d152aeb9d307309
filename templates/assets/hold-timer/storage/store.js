/**
 * What the browser kept for this site. It may refuse storage, and what is stored may be damaged: then
 * nothing was kept.
 * @param {string} key
 * @returns {unknown}
 */
export function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '') || undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} key
 * @param {unknown} value nothing to forget the key
 */
export function write(key, value) {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Private windows and full disks: the timer works without a memory.
  }
}

/** Whether a timer of this site kept anything here: a place, a choice, what hurt. */
export function isAnythingKept() {
  try {
    const keys = Object.keys(localStorage);
    return keys.some((key) => key.startsWith('hold-timer '));
  } catch {
    return false;
  }
}
