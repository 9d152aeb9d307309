/**
 * Calls back at a deadline. A page's own timeouts come minutes late in a hidden tab and a worker's do not,
 * so both are set and the first one wins; where a worker cannot be had, the timeout remains.
 * Waking too early or twice must do no harm: the receiver looks at the clock.
 */
export class Alarm {
  #wake;
  /** @type {Worker | undefined} */
  #worker;
  #timeout = 0;

  /** @param {() => void} wake */
  constructor(wake) {
    this.#wake = wake;
  }

  /**
   * Sets the deadline, in place of the former one.
   * @param {number} ms from now
   */
  set(ms) {
    clearTimeout(this.#timeout);
    this.#timeout = window.setTimeout(this.#wake, ms);
    this.#worker ??= this.#hire();
    this.#worker?.postMessage(ms);
  }

  stop() {
    clearTimeout(this.#timeout);
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #hire() {
    try {
      // A file of its own: a policy of worker-src 'self' refuses a worker made from a blob.
      const worker = new Worker(new URL('./alarm-worker.js', import.meta.url));
      worker.onmessage = this.#wake;
      return worker;
    } catch {
      return undefined; // Scripts from another origin may not start a worker.
    }
  }
}
