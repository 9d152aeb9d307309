// Before the page's scripts: counts what the page takes and gives back, and notes when each tone is to sound.
window.taken = { workers: 0, locks: 0, contexts: [] };
window.tones = [];
{
  const onset = (context, when) => performance.now() + (when - context.currentTime) * 1000;
  const Real = Worker;
  window.Worker = class extends Real {
    #counts;
    constructor(url, ...more) { super(url, ...more); this.#counts = String(url).includes('alarm'); taken.workers += this.#counts; }
    terminate() { super.terminate(); taken.workers -= this.#counts; this.#counts = false; }
  };
  const Context = AudioContext;
  window.AudioContext = class extends Context {
    constructor(...given) { super(...given); taken.contexts.push(this); }
  };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when = 0) {
    const { context } = this;
    tones.push({ node: this, context, when, at: onset(context, when), late: (context.currentTime - when) * 1000 });
    return start.call(this, when);
  };
  const stop = OscillatorNode.prototype.stop;
  OscillatorNode.prototype.stop = function (when) {
    if (when === undefined) tones.splice(0, Infinity, ...tones.filter(({ node }) => node !== this)); // taken back
    return stop.call(this, when);
  };
  // A plan is made seconds ahead, and the two clocks slide: what counts is where a tone falls when it falls.
  addEventListener('hold-timer:phase', () => {
    for (const tone of tones) {
      if (Math.abs(tone.when - tone.context.currentTime) < 1) tone.at = onset(tone.context, tone.when);
    }
  });
  const ask = navigator.wakeLock?.request.bind(navigator.wakeLock);
  if (ask) navigator.wakeLock.request = async (kind) => {
    const lock = await ask(kind);
    taken.locks += 1;
    lock.addEventListener('release', () => { taken.locks -= 1; });
    return lock;
  };
}
// A timer with these phases instead of the page's own, kept through a reload; and each boundary as it was told.
window.told = [];
addEventListener('hold-timer:phase', ({ target, detail }) => {
  told.push({ at: performance.now(), index: detail.index, remaining: target.remaining });
});
window.put = (seconds) => {
  const list = document.createElement('ol');
  for (const [index, length] of seconds.entries()) {
    const item = document.createElement('li');
    Object.assign(item.dataset, { phase: index % 2 ? 'hold' : 'ready', seconds: length, exercise: 'one' });
    item.textContent = `Phase ${index}`;
    list.append(item);
  }
  const timer = document.createElement('hold-timer');
  timer.append(list);
  document.querySelector('hold-timer').replaceWith(timer);
};
