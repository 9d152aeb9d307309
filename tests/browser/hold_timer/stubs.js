// Records what the timer asks of the browser. The sound card follows the page's clock, so that a test which
// holds the clock hears each tone at its time.
window.record = [];
/** Languages of the voices of this device; unless told, it has one for the page. */
window.voices = undefined;
{
  const note = (kind, more) => record.push({ kind, at: performance.now(), ...more });

  class Param {
    setValueAtTime() {}
    linearRampToValueAtTime() {}
    exponentialRampToValueAtTime() {}
    setTargetAtTime(value) { note('level', { value }); }
  }
  class Node {
    gain = new Param();
    connect(to) { return to; }
    disconnect() {}
  }
  window.AudioContext = class extends EventTarget {
    state = 'suspended';
    constructor() { super(); note('context', { byTap: navigator.userActivation.isActive }); }
    get currentTime() { return performance.now() / 1000; }
    async resume() {
      if (this.state === 'running') return;
      this.state = 'running';
      this.dispatchEvent(new Event('statechange'));
    }
    async suspend() { this.state = 'suspended'; note('suspend'); }
    async close() { this.state = 'closed'; note('close'); }
  };
  window.GainNode = class extends Node {
    constructor(_, { gain }) { super(); if (gain) note('level', { value: gain }); }
  };
  window.OscillatorNode = class extends Node {
    #tone;
    constructor(_, { frequency }) { super(); this.hz = frequency; }
    start(when) { this.#tone = { hz: this.hz, when: when * 1000 }; note('tone', this.#tone); }
    stop(when) {
      // Without a time, what was planned is taken back.
      if (when !== undefined) return;
      note('stop', this.#tone);
    }
  };

  window.AudioBufferSourceNode = class extends Node {
    constructor(_, { buffer }) { super(); this.seconds = Math.round(buffer.duration * 100) / 100; }
    start() {
      note('clip', { seconds: this.seconds });
      setTimeout(() => this.onended?.(), this.seconds * 1000);
    }
    stop() { note('cut', { seconds: this.seconds }); }
  };

  class Sentinel extends EventTarget {
    released = false;
    async release() { 
      if (this.released) return;
      this.released = true;
      note('unlock');
      this.dispatchEvent(new Event('release'));
    }
  }
  let sentinel;
  Object.defineProperty(navigator, 'wakeLock', {
    configurable: true,
    value: { async request() { note('lock'); sentinel = new Sentinel(); return sentinel; } },
  });
  // The browser takes the lock away though the page is seen, as it does when the battery is low.
  window.revoke = () => sentinel.release();
  // The page is hidden and shown again; the browser takes the lock away, as it does.
  window.hide = () => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    void sentinel?.release();
    document.dispatchEvent(new Event('visibilitychange'));
  };
  window.show = () => {
    delete document.hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  };

  navigator.vibrate = (pattern) => { note('shake', { pattern }); return true; };

  // A voice says one text after the other and takes its time: `from` is when a text begins to be heard, and `cut` the
  // text that was cut off.
  const LETTERS_A_MS = 0.015;
  let talk = [];
  const talking = () => (talk = talk.filter(({ to }) => to > performance.now()));
  Object.defineProperty(window, 'speechSynthesis', {
    configurable: true,
    value: {
      get speaking() { return talking().length > 0; },
      speak(one) {
        const { text, volume } = one;
        const from = talking().at(-1)?.to ?? performance.now();
        note('say', { text, volume, from, byTap: navigator.userActivation.isActive });
        talk.push({ text, to: from + text.length / LETTERS_A_MS });
        if (one.onend) setTimeout(one.onend, from + text.length / LETTERS_A_MS - performance.now());
      },
      cancel() {
        note('hush', { cut: talking().map(({ text }) => text) });
        talk = [];
      },
      getVoices() { return (window.voices ?? [document.documentElement.lang]).map((lang) => ({ lang })); },
      addEventListener(_, hear) { window.newVoices = hear; },
    },
  });

  const Real = Worker;
  window.Worker = class extends Real {
    #isTimers;
    constructor(url, ...given) {
      super(url, ...given);
      this.#isTimers = String(url).includes('alarm'); // the theme's search has one too
      if (this.#isTimers) note('worker');
    }
    terminate() { super.terminate(); if (this.#isTimers) note('dismiss'); }
  };

  addEventListener('hold-timer:phase', ({ detail }) => note('phase', detail));
}
