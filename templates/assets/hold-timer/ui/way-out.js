import { button, heading, sheet, text } from './ask.js';
import { advice, easierOf } from './hurt-notes.js';
import { dropLast } from '../storage/history.js';
import { keepHurt } from '../storage/hurts.js';
import { say } from './sentences.js';
import { schedule } from '../core/schedule.js';

/** Ms in which what was done can be taken back. */
const UNDO = 10_000;

/** For a reader who has stopped because it hurts: all stands already, and now they choose how to go on. */
export class WayOut {
  #player;
  #wasRunning;
  #phase;
  #elapsed;
  #timer = 0;

  /**
   * @param {import('../player.js').Player} player paused
   * @param {boolean} wasRunning before
   */
  constructor(player, wasRunning) {
    const { engine } = player;
    this.#player = player;
    this.#wasRunning = wasRunning;
    this.#phase = engine.schedule.phases[engine.place.index];
    this.#elapsed = engine.elapsed;
  }

  ask() {
    const { view, host } = this.#player;
    const easier = easierOf(host, this.#phase.exercise);
    const choices = [
      ...(easier ? [button(say('hurt_easier'), () => this.#easier(easier), 'easier')] : []),
      button(say('hurt_out'), () => this.#leaveOut(this.#player.span.to)),
      button(say('hurt_stop'), () => this.#leaveOut(this.#player.engine.schedule.phases.length)),
      ...(signs() ? [button(say('emergency_signs'), () => this.#signs(), 'signs')] : []),
    ];
    const foot = [button(say('hurt_rest'), () => this.#close(), 'rest'), button(say('undo'), () => this.#mistaken())];
    this.#player.device.tell(say('hurt_stopped'));
    view.ask('hurts', ...sheet([heading(say('hurt_stopped')), advice(host, this.#phase.exercise)], choices, foot));
    view.keepInSight(false);
  }

  /** The page has them; here they are at hand, and the place is kept. */
  #signs() {
    const foot = [button(say('none_of_these'), () => this.ask(), 'rest')];
    this.#player.view.ask('signs', ...sheet([], [/** @type {Node} */ (signs())], foot));
    this.#player.view.keepInSight(false);
  }

  #close() {
    this.#player.view.ask();
    this.#player.view.keepInSight(false);
  }

  #mistaken() {
    this.#close();
    if (this.#wasRunning) this.#player.start();
  }

  /**
   * The rest of this exercise in its easier version, from the start of this phase, once the reader is ready.
   * @param {string} how
   */
  #easier(how) {
    const player = this.#player;
    const { engine } = player;
    const { index } = engine.place;
    const { to } = player.span;
    const phases = engine.schedule.phases.map((phase, i) =>
      i >= index && i < to ? { ...phase, name: say('easier_name', { name: phase.name || phase.what }), note: how } : phase,
    );
    keepHurt(this.#phase.exercise, true);
    this.#close();
    engine.restore(engine.schedule.starts[index], schedule(phases));
    engine.wait();
    player.syncAnew();
  }

  /**
   * Past an exercise that hurts, which is remembered for the next try.
   * @param {number} to
   */
  #leaveOut(to) {
    const player = this.#player;
    const { engine, count, view } = player;
    const recount = count.mark();
    keepHurt(this.#phase.exercise, true);
    count.jump(engine, to, this.#phase);
    view.ask();
    player.syncAnew();
    if (engine.state === 'paused' && this.#wasRunning) player.start();
    const told = text(say('hurt_left_out', { name: this.#phase.name || this.#phase.what }));
    told.role = 'alert';
    player.device.tell(told.innerText, false);
    view.ask('undo', told, button(say('undo'), () => this.#undo(recount)));
    this.#timer = window.setTimeout(() => view.ask(), UNDO);
    view.keepInSight(true);
  }

  /** @param {() => void} recount */
  #undo(recount) {
    const player = this.#player;
    clearTimeout(this.#timer);
    if (player.engine.state === 'done') dropLast();
    keepHurt(this.#phase.exercise, false);
    player.view.parts.after.replaceChildren();
    player.engine.restore(this.#elapsed);
    recount();
    this.#close();
    player.syncAnew();
    player.view.keepInSight(true);
  }
}

/** The signs of an emergency, as the page tells them. */
function signs() {
  const given = document.querySelector('[data-emergency]');
  if (!given) return;
  const copy = /** @type {HTMLElement} */ (given.cloneNode(true));
  for (const element of [copy, ...copy.querySelectorAll('[id]')]) element.removeAttribute('id');
  for (const details of copy.querySelectorAll('details')) details.open = false;
  // The page may have folded them; here they are what was asked for, and the answer to them is the page's.
  if (copy instanceof HTMLDetailsElement) copy.open = true;
  delete copy.dataset.none;
  copy.querySelector('.emergency__answer')?.remove();
  return copy;
}
