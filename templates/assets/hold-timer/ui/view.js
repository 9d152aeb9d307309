import { AFTER, EXTRAS, HURTS, MIDDLE, MORE, SCREEN, SIDES, TOP } from './layout.js';
import { make } from './elements.js';
import { countExercises, say } from './sentences.js';
import { breath, exerciseSpan, isBreathed, isWork } from '../core/schedule.js';
import { AHEAD, AHEAD_FROM, digits, nextWords, progressWords, readyWords, statusWords } from './status.js';

/** @typedef {import('../core/engine.js').Engine} Engine */

/** Draws the panel that stands above the list, and marks the list. It keeps no state of the timeline. */
export class View {
  /** Some are filled by others: what hurt last time, the drawing, the options, how it feels. */
  parts;
  #host;
  /** One a phase. */
  #lines;
  #marked = -1;
  /** What stood there before the style sheet had to know the state. */
  #given;
  #breathing;
  /** @type {import('./status.js').Reader} */
  #reader;
  /**
   * What was written where: a browser that translates the page puts other words there.
   * @type {Map<string, string>}
   */
  #written = new Map();

  /**
   * @param {HTMLElement} host
   * @param {readonly HTMLElement[]} items one a phase
   * @param {import('../core/schedule.js').Breathing} breathing
   * @param {import('./status.js').Reader} reader
   * @param {import('./elements.js').Parts} parts that stand there already; the others join them
   */
  constructor(host, items, breathing, reader, parts) {
    this.#host = host;
    this.#lines = items;
    this.#breathing = breathing;
    this.#reader = reader;
    this.parts = parts;
    this.#given = Object.keys(host.dataset);
    parts.status.before(make(TOP, parts));
    parts.status.prepend(make(SIDES, parts));
    parts.status.append(make(SCREEN, parts));
    parts.status.after(make(MIDDLE, parts));
    parts.toggle.before(make(HURTS, parts));
    parts.toggle.after(make(MORE, parts));
    parts.extras.append(make(EXTRAS, parts));
    parts.options.before(make(AFTER, parts));
    parts.digits.setAttribute('aria-label', say('time_left'));
    this.showMore(false);
  }

  /** To be seen from the corner of an eye; how, is for the style sheet to say. */
  flash() {
    this.#host.removeAttribute('data-flash');
    void this.parts.panel.offsetWidth; // or the style sheet does not learn of it
    this.#host.toggleAttribute('data-flash');
  }

  /**
   * Another list, as the reader's pace asks for.
   * @param {readonly HTMLElement[]} lines one a phase
   */
  setLines(lines) {
    const marked = this.#marked;
    this.#mark(-1);
    this.#lines = lines;
    this.#mark(marked);
  }

  /** Leaves the list as it was found. */
  remove() {
    this.#mark(-1);
    for (const name in this.#host.dataset) if (!this.#given.includes(name)) delete this.#host.dataset[name];
  }

  /**
   * Shows what changes with the phase and with a command.
   * @param {Engine} engine
   */
  show(engine) {
    const { state, schedule, place } = engine;
    const phase = state === 'idle' ? undefined : schedule.phases[place.index];
    Object.assign(this.#host.dataset, { state, phase: phase?.kind ?? '', side: phase?.side ?? '' });
    this.#host.toggleAttribute('data-sided', schedule.phases.some(({ side }) => side));
    this.#host.toggleAttribute('data-many', countExercises(schedule.phases) > 1);
    this.#host.toggleAttribute('data-work', phase !== undefined && isWork(phase.kind));
    this.#mark(phase ? place.index : -1);
    this.#write('next', whole(nextWords(engine, this.#reader)));
    this.#write('toggle', say({ idle: 'start', running: 'pause', waiting: 'ready_now', paused: 'resume', done: 'restart' }[state]));
    const [what, name, note] = statusWords(engine, this.#reader);
    this.#showLegs(engine);
    const mayGoOff = phase && state !== 'paused' && this.#reader.isScreenOn === false;
    this.#write('screen', mayGoOff && !this.#reader.settings.pocket ? say('screen_may_go_off') : '');
    this.#write('short', phase && what === phase.what ? phase.short : '');
    this.#write('what', what);
    this.#write('name', whole(name));
    this.#write('note', note);
    this.draw(engine);
  }

  /**
   * Shows what changes from one frame to the next.
   * @param {Engine} engine
   */
  draw(engine) {
    const { state, schedule, place, leadIn } = engine;
    const phase = schedule.phases[place.index];
    this.#host.toggleAttribute('data-lead-in', leadIn > 0);
    const time = phase ? digits(leadIn || place.remaining) : '';
    this.#write('digits', time);
    this.#host.toggleAttribute('data-long', time.length > 2);
    this.#write('progress', progressWords(engine));
    this.#set('--_left', phase ? place.remaining / phase.ms : 1);
    this.parts.legs.style.setProperty('--_leg', legShare(engine).toFixed(3));
    const isLong = phase && (phase.ms >= AHEAD_FROM || phase.kind === 'rest');
    const isAhead = isLong && place.remaining <= AHEAD && state === 'running';
    this.#write('ahead', isAhead ? nextWords(engine, this.#reader) : readyWords(engine).filter(Boolean).join('. '));
    const breathes = state === 'running' && !leadIn && isBreathed(phase?.kind);
    const { inward, outward } = this.#breathing;
    const { depth, inward: isIn } = breath(place.since, inward, outward);
    this.#host.toggleAttribute('data-breathes', breathes);
    this.#set('--_breath', breathes ? depth : 0);
    this.#write('breath', breathes ? say(isIn ? 'breathe_in' : 'breathe_out') : '');
  }

  /** @param {boolean} muted */
  showMuted(muted) {
    this.parts.mute.setAttribute('aria-pressed', String(muted));
  }

  /** @param {boolean} isFull */
  showFull(isFull) {
    this.#write('full', say(isFull ? 'leave_full_screen' : 'full_screen'));
  }

  /**
   * Keeps the focus on something visible, and the panel in view when it grew or shrank.
   * @param {boolean} changed
   */
  keepInSight(changed) {
    const { activeElement } = document;
    const isFull = this.#host.hasAttribute('data-full');
    const isLost = this.#host.contains(activeElement) ? !activeElement?.getClientRects().length : isFull;
    const { ask, panel, toggle } = this.parts;
    /** @type {HTMLElement | null} */
    const choice = toggle.getClientRects().length ? toggle : ask.querySelector('[data-choice=rest]');
    if (isLost) choice?.focus();
    if (changed && !isFull) (this.#host.dataset.state === 'done' ? panel : toggle).scrollIntoView({ block: 'nearest' });
  }

  /**
   * Asks the reader something over all the rest, or no longer does.
   * @param {string} [kind] of question, for the style sheet
   * @param {...Node} content
   */
  ask(kind, ...content) {
    if (kind) this.#host.dataset.ask = kind;
    else this.#host.removeAttribute('data-ask');
    this.parts.ask.replaceChildren(...content);
    this.parts.ask.scrollTop = 0; // a browser remembers where the question before was left
    this.parts.ask.setAttribute('aria-label', this.parts.ask.querySelector('strong')?.textContent ?? '');
  }

  get isAsking() {
    return this.#host.hasAttribute('data-ask');
  }

  get isMoreOpen() {
    return this.#host.hasAttribute('data-more');
  }

  /**
   * All that is wanted seldom, above the three buttons, which stay where they are.
   * @param {boolean} isOpen
   */
  showMore(isOpen) {
    this.#host.toggleAttribute('data-more', isOpen);
    this.parts.more.setAttribute('aria-expanded', String(isOpen));
    this.#write('more', say(isOpen ? 'close' : 'more'));
    this.#write('restart', say('restart'));
  }

  /**
   * A run is not given up by one tap.
   * @returns {boolean} whether the reader has been asked already
   */
  askRestart() {
    const isAsked = this.#written.get('restart') === say('restart_sure');
    this.#write('restart', say(isAsked ? 'restart' : 'restart_sure'));
    return isAsked;
  }

  /**
   * A stroke for each exercise: those that are done, the one that is, those to come.
   * @param {Engine} engine
   */
  #showLegs({ schedule: { phases }, place }) {
    const current = countExercises(phases.slice(0, place.index + 1)) - 1;
    const legs = Array.from({ length: countExercises(phases) }, (_, i) => {
      const leg = document.createElement('i');
      leg.dataset.leg = i < current ? 'done' : i > current ? 'coming' : 'now';
      return leg;
    });
    this.parts.legs.replaceChildren(...legs);
  }

  /** @param {number} index */
  #mark(index) {
    this.#marked = index;
    this.#lines.forEach((line, i) => {
      if (i === index) line.setAttribute('aria-current', 'step');
      else line.removeAttribute('aria-current');
    });
  }

  /**
   * Writes only what changed, as a screen reader may speak whatever is written.
   * @param {string} part
   * @param {string} text
   */
  #write(part, text) {
    if (this.#written.get(part) === text) return;
    this.#written.set(part, text);
    this.parts[part].textContent = text;
  }

  /**
   * @param {string} property
   * @param {number} value
   */
  #set(property, value) {
    const text = value.toFixed(3);
    const { style } = this.parts.panel;
    if (style.getPropertyValue(property) !== text) style.setProperty(property, text);
  }
}

/**
 * With words that are not broken at their hyphens: "Figure-" alone at the end of a line is no name.
 * @param {string} text
 */
const whole = (text) => text.replaceAll('-', '-\u2060');

/**
 * How much of the present exercise is over, from 0 to 1.
 * @param {Engine} engine
 */
function legShare({ schedule, place, elapsed }) {
  const { from, to } = exerciseSpan(schedule, place.index);
  const [start, end] = [schedule.starts[from], schedule.starts[to] ?? schedule.total];
  return end > start ? (elapsed - start) / (end - start) : 1;
}
