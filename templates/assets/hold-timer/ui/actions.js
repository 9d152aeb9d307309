import { listen } from './controls.js';
import { exerciseSpan } from '../core/schedule.js';
import { bringOffer, bringWayOut, showOptions } from '../lazy-features.js';
import { keepSettings, isFirstVisit, recallSettings } from '../storage/settings.js';

/** @typedef {import('../storage/settings.js').Settings} Settings */

const MORE_TIME = 10_000;
/** Ms in which "previous" means the exercise before, and not this one again. */
const AT_START = 3000;
/** What leaves the sheet with all the rest open. */
const STAYS_OPEN = new Set(['more', 'mute', 'restart']);

/** What a reader may ask of a timer: by tap, by key, on a locked screen, in the options. */
export class Actions {
  #player;

  /** @param {import('../player.js').Player} player */
  constructor(player) {
    this.#player = player;
  }

  /** @param {AbortSignal} signal ends it */
  listen(signal) {
    const { host, view } = this.#player;
    listen(host, (action) => this.act(action), signal);
    const { options } = view.parts;
    if (options.hasAttribute('open')) this.#fillOptions();
    else options.addEventListener('toggle', () => this.#fillOptions(), { signal, once: true });
  }

  /** @param {import('./controls.js').Action} action */
  act(action) {
    const { engine, view, screen } = this.#player;
    const player = this.#player;
    player.device.renew();
    const before = engine.state;
    const wasOpen = view.isMoreOpen;
    const isSure = action === 'restart' && view.askRestart();
    if (isSure || !STAYS_OPEN.has(action)) view.showMore(false);
    if (action !== 'toggle') view.ask();
    ({
      toggle: () => this.#toggle(),
      skip: () => player.skip(),
      back: () => player.back(),
      restart: () => isSure && player.restart(),
      redo: () => player.go(player.span.from),
      hurts: () => this.#hurts(),
      longer: () => {
        engine.extend(MORE_TIME);
        player.sync();
      },
      more: () => view.showMore(!wasOpen),
      full: () => screen.toggle(),
      close: () => wasOpen || player.leave(),
      leave: () => player.leave(),
      mute: () => this.setSound({ muted: !player.reader.muted }),
    })[action]();
    view.keepInSight(before !== engine.state);
  }

  /** @param {() => void} wake */
  commands(wake) {
    const player = this.#player;
    return {
      wake,
      start: () => player.start(),
      pause: () => player.pause(),
      next: () => player.go(player.span.to),
      previous: () => this.#previous(),
    };
  }

  /** @param {Partial<Settings>} change */
  change(change) {
    const player = this.#player;
    Object.assign(player.settings, change);
    keepSettings({ ...recallSettings(), ...change }); // Another timer on the page may have changed others.
    player.apply();
  }

  /** @param {Partial<import('../storage/resume-point.js').SoundLevel>} change */
  setSound(change) {
    const { device, reader, view } = this.#player;
    device.setSound(change);
    reader.muted = device.sound.muted;
    view.showMuted(reader.muted);
  }

  #toggle() {
    const player = this.#player;
    const { state } = player.engine;
    if (state === 'running') return player.pause();
    const isOffered = player.view.isAsking;
    player.view.ask();
    if (isOffered) player.start();
    else this.begin();
  }

  /** Starts; at the first Start on this device only after an offer, if the page wants one. */
  begin() {
    const player = this.#player;
    const isOffer = player.engine.state === 'idle' && player.host.hasAttribute('data-guided') && isFirstVisit();
    if (!isOffer) return player.start();
    // Where it cannot be loaded, there is nothing to choose.
    void bringOffer().then((offer) => (offer ? offer(player) : player.start()));
  }

  /** It stops at once, and asks afterwards. */
  #hurts() {
    const player = this.#player;
    if (!player.engine.schedule.phases[player.engine.place.index]) return;
    const wasRunning = player.engine.state !== 'paused';
    player.pause();
    void bringWayOut().then((WayOut) => WayOut && player.engine.state === 'paused' && new WayOut(player, wasRunning).ask());
  }

  /** From its start, or the one before from its start to a reader who is there already. */
  #previous() {
    const player = this.#player;
    const { from } = player.span;
    const { schedule, place } = player.engine;
    const isAtStart = place.index === from && place.since < AT_START;
    player.go(isAtStart ? exerciseSpan(schedule, from - 1).from : from);
  }

  #fillOptions() {
    const { view, settings, device, phases, host } = this.#player;
    showOptions(view.parts.options, {
      settings,
      volume: device.sound.volume,
      phases,
      why: host.dataset.minimumWhy ?? '',
      change: (change) => this.change(change),
      hear: (volume) => this.setSound({ muted: false, volume }),
    });
  }
}
