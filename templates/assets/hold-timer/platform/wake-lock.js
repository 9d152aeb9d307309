/**
 * Keeps the screen on between `hold` and `release`. The browser takes the lock away whenever the page is
 * hidden, and may refuse it or take it away at other times. So it is asked for again when the page is back, and
 * with each further `hold`; and whoever has promised it hears of it.
 */
export class WakeLock {
  #onChange;
  #wanted = false;
  #asking = false;
  /** @type {WakeLockSentinel | undefined} */
  #sentinel;
  #onVisible = () => void this.#ask();

  /** @param {(isOn: boolean) => void} onChange while it is wanted: whether the screen is kept on */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  hold() {
    if (!this.#wanted) document.addEventListener('visibilitychange', this.#onVisible);
    this.#wanted = true;
    void this.#ask();
  }

  release() {
    this.#wanted = false;
    document.removeEventListener('visibilitychange', this.#onVisible);
    void this.#sentinel?.release();
    this.#sentinel = undefined;
  }

  async #ask() {
    const held = this.#sentinel && !this.#sentinel.released;
    if (!this.#wanted || this.#asking || held || document.hidden) return;
    this.#asking = true;
    try {
      this.#sentinel = await navigator.wakeLock?.request('screen');
      this.#sentinel?.addEventListener('release', () => this.#tell());
    } catch {
      // Refused, for a low battery or by a policy: the timer is as right with the screen off.
    } finally {
      this.#asking = false;
    }
    this.#tell();
    // Released while the browser was still thinking: give back what came too late.
    if (!this.#wanted) this.release();
  }

  /** Who looks at another page does not see this screen. */
  #tell() {
    if (this.#wanted && !document.hidden) this.#onChange(Boolean(this.#sentinel && !this.#sentinel.released));
  }
}
