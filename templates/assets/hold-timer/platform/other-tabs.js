const NAME = 'hold-timer';

/** Of all tabs of this site, one plays: the later one pauses the earlier. */
export class OtherTabs {
  #onOther;
  /** @type {BroadcastChannel | undefined} */
  #channel;

  /** @param {() => void} onOther another one begins to play */
  constructor(onOther) {
    this.#onOther = onOther;
  }

  /** From now on this one plays. */
  claim() {
    if (!this.#channel) {
      this.#channel = new BroadcastChannel(NAME);
      this.#channel.onmessage = () => this.#onOther();
    }
    this.#channel.postMessage('');
  }

  close() {
    this.#channel?.close();
    this.#channel = undefined;
  }
}
