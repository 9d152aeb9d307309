// Served before a page's own scripts, in each browser alike: what the page complains of and, when the test asks
// for it, a clock that stands still until `stage.run`. OPTIONS is filled in by the server.
{
  const { clock, date, first, keep, refused, still } = window.stageOptions;
  const real = { set: setTimeout.bind(window), date: Date };
  const complaints = [];
  window.stage ??= { complaints };
  /** Waits until what the timer imports late is there, and the timer has made use of it. */
  window.stage.arrived = async (module) => {
    await import(new URL(module, document.querySelector('script[src*="/hold-timer/"]').src));
  };

  addEventListener('securitypolicyviolation', (e) => complaints.push(`policy: ${e.violatedDirective} ${e.blockedURI}`), true);
  addEventListener('error', (e) => complaints.push(e.message ?? `not loaded: ${e.target.src ?? e.target.href}`), true);
  addEventListener('unhandledrejection', (e) => complaints.push(`rejected: ${e.reason}`));
  for (const level of ['error', 'warn']) {
    const tell = console[level].bind(console);
    console[level] = (...given) => { complaints.push(given.join(' ')); tell(...given); };
  }
  // A worker that serves pages of an earlier test would be another test's business.
  if (!keep && 'ServiceWorkerContainer' in window) ServiceWorkerContainer.prototype.register = () => new Promise(() => {});

  // A private window, or a policy that keeps nothing.
  if (refused) {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });
    }
  }

  // A reader who wants nothing to move, as far as scripts ask.
  if (still) {
    const ask = matchMedia.bind(window);
    window.matchMedia = (query) => ask(query.replace('(prefers-reduced-motion: reduce)', 'all'));
  }

  // A reader who has been here before: Start asks nothing, and runs.
  if (!first) try { localStorage['hold-timer settings'] ??= '{}'; } catch {}

  if (clock) {
    /** Not a divisor of a second, so that no frame hides a timer that is late. */
    const FRAME = 997;
    let now = 0;
    let last = 0;
    const tasks = new Map();
    const add = (due, run, every) => { tasks.set(++last, { id: last, due, run, every }); return last; };
    const drop = (id) => void tasks.delete(id);

    performance.now = () => now;
    window.setTimeout = (run, ms = 0, ...given) => add(now + Math.max(0, ms), () => run(...given));
    window.setInterval = (run, ms = 0, ...given) => add(now + Math.max(1, ms), () => run(...given), Math.max(1, ms));
    window.requestAnimationFrame = (run) => add((Math.floor(now / FRAME) + 1) * FRAME, () => run(now));
    window.clearTimeout = window.clearInterval = window.cancelAnimationFrame = drop;
    window.Date = class extends real.date {
      constructor(...given) { super(...(given.length ? given : [date + now])); }
      static now() { return date + now; }
    };

    // Lets promises settle, and modules arrive, between two tasks.
    const { port1, port2 } = new MessageChannel();
    const turn = () => new Promise((done) => { port1.onmessage = done; port2.postMessage(null); });
    const next = () => [...tasks.values()].reduce((a, b) => (b.due < (a?.due ?? Infinity) ? b : a), undefined);
    /** Lives through each task that is due in these ms, at the very time that it is due. */
    window.stage.run = async (ms) => {
      const end = now + ms;
      for (let task = next(); task && task.due <= end; task = next()) {
        now = Math.max(now, task.due);
        if (task.every) task.due += task.every;
        else drop(task.id);
        task.run();
        await turn();
      }
      now = end;
      await turn();
    };
  }
}
