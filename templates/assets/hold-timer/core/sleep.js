/** Ms without a look, on a hidden page, that no alarm is late: the page slept. */
const SLEPT = 70_000;

/** Nobody saw or heard what a page missed in its sleep. */
export class SleepWatch {
  #at = 0;
  #elapsed = 0;
  #wasHidden = false;

  /**
   * Puts the timeline back to where the page fell asleep, if it did. To be asked each time the page looks.
   * @param {import('./engine.js').Engine} engine
   * @param {number} now ms
   * @param {boolean} isHidden whether nobody sees the page
   */
  wake(engine, now, isHidden) {
    const slept = engine.state === 'running' && this.#wasHidden && now - this.#at > SLEPT;
    if (slept) engine.restore(this.#elapsed);
    [this.#at, this.#elapsed, this.#wasHidden] = [now, engine.elapsed, isHidden];
    return slept;
  }
}
