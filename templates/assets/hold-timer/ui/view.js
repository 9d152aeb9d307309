import { make } from './elements.js';
import { countExercises, say } from './sentences.js';
import { breath, isBreathed, isWork } from '../core/schedule.js';
import { digits, nextWords, progressWords, statusWords } from './status.js';

/** @typedef {import('../core/engine.js').Engine} Engine */

/** Ms before the end of a phase at which a screen reader is told what comes next. */
const AHEAD = 6000;
/** Phases shorter than this, in ms, are announced once: their start already names the next thing to do. */
const AHEAD_FROM = 15_000;

/** What the style sheet gets to know of the state; only `data-state` and `data-phase` are for others. */
const OWN = ['data-state', 'data-phase', 'data-side', 'data-sided', 'data-many', 'data-work', 'data-more', 'data-lead-in', 'data-long', 'data-flash'];

const PROGRESS = `<p data-part="progress"></p>`;
const MIDDLE = `
<div data-part="picture"></div>
<p data-part="sides" aria-hidden="true"><span data-word="left"></span><span data-word="right"></span></p>
<div data-part="dial">
  <svg viewBox="0 0 100 100" aria-hidden="true">
    <circle data-part="track" cx="50" cy="50" r="46"/>
    <circle data-part="ring" cx="50" cy="50" r="46" pathLength="1"/>
  </svg>
  <i data-part="pacer"></i>
  <p data-part="digits" role="timer"></p>
  <p data-part="breath"></p>
</div>
<p data-part="next"></p>
<div data-part="hurting"></div>
<div data-part="hurt" role="group"></div>`;
const HURTS = `<button type="button" data-do="hurts" data-word="hurts"></button>`;
const MORE = `<button type="button" data-do="more" aria-expanded="false"></button>`;
const EXTRAS = `
<button type="button" data-do="back" data-word="back" aria-keyshortcuts="ArrowLeft"></button>
<button type="button" data-do="skip" data-word="skip" aria-keyshortcuts="ArrowRight"></button>
<button type="button" data-do="longer" data-word="longer" aria-keyshortcuts="+"></button>
<button type="button" data-do="redo" data-word="redo"></button>
<button type="button" data-do="restart"></button>
<button type="button" data-do="mute" data-word="mute"></button>
<button type="button" data-do="full" data-word="full_screen"></button>
<button type="button" data-do="leave" data-word="leave" aria-keyshortcuts="Escape"></button>`;
const AFTER = `<div data-part="after"></div>`;
const HELP = `<p data-part="help" data-word="help" hidden></p>`;

/** Draws the panel that stands above the list, and marks the list. It keeps no state of the timeline. */
export class View {
  #host;
  /** One a phase. */
  #lines;
  #marked = -1;
  #breathing;
  /** @type {import('./status.js').Reader} */
  #reader;
  #parts;

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
    this.#parts = parts;
    parts.status.before(make(PROGRESS, parts));
    parts.status.after(make(MIDDLE, parts));
    parts.toggle.before(make(HURTS, parts));
    parts.toggle.after(make(MORE, parts));
    parts.extras.append(make(EXTRAS, parts));
    parts.options.before(make(AFTER, parts));
    parts.options.after(make(HELP, parts));
    parts.digits.setAttribute('aria-label', say('time_left'));
    this.showMore(false);
  }

  /** Where it stands what hurt last time. */
  get hurting() {
    return this.#parts.hurting;
  }

  /** Where a reader who is done may say how they feel. */
  get after() {
    return this.#parts.after;
  }

  /** Where the drawing of the present exercise stands. */
  get picture() {
    return this.#parts.picture;
  }

  get options() {
    return /** @type {HTMLDetailsElement} */ (this.#parts.options);
  }

  /** To be seen from the corner of an eye; how, is for the style sheet to say. */
  flash() {
    this.#host.dataset.flash = this.#host.dataset.flash === 'odd' ? 'even' : 'odd';
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
    for (const name of OWN) this.#host.removeAttribute(name);
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
    this.#write('next', nextWords(engine, this.#reader));
    this.#write('progress', progressWords(engine));
    this.#write('toggle', say({ idle: 'start', running: 'pause', paused: 'resume', done: 'again' }[state]));
    const [what, name, note] = statusWords(engine, this.#reader);
    this.#write('what', what);
    this.#write('name', name);
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
    const time = phase ? digits(leadIn || place.remaining) : this.#reader.tally.did.length ? '✓' : '';
    this.#write('digits', time);
    this.#host.toggleAttribute('data-long', time.length > 2);
    this.#write('progress', progressWords(engine));
    this.#set('--_left', phase ? place.remaining / phase.ms : 1);
    const isAhead = phase && phase.ms >= AHEAD_FROM && place.remaining <= AHEAD && state === 'running';
    this.#write('ahead', isAhead ? nextWords(engine, this.#reader) : '');
    const breathes = state === 'running' && !leadIn && isBreathed(phase?.kind);
    const { inward, outward } = this.#breathing;
    const { depth, inward: isIn } = breath(place.since, inward, outward);
    this.#set('--_breath', breathes ? depth : 0);
    this.#write('breath', breathes ? say(isIn ? 'breathe_in' : 'breathe_out') : '');
  }

  /** @param {boolean} muted */
  showMuted(muted) {
    this.#parts.mute.setAttribute('aria-pressed', String(muted));
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
    if (isLost) this.#parts.toggle.focus();
    const { panel, toggle } = this.#parts;
    if (changed && !isFull) (this.#host.dataset.state === 'done' ? panel : toggle).scrollIntoView({ block: 'nearest' });
  }

  /** Where a reader who has stopped because it hurts chooses how to go on. */
  get hurt() {
    return this.#parts.hurt;
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
    this.#parts.more.setAttribute('aria-expanded', String(isOpen));
    this.#write('more', say(isOpen ? 'close' : 'more'));
    this.#write('restart', say('restart'));
  }

  /**
   * A run is not given up by one tap.
   * @returns {boolean} whether the reader has been asked already
   */
  askRestart() {
    const isAsked = this.#parts.restart.textContent === say('restart_sure');
    this.#write('restart', say(isAsked ? 'restart' : 'restart_sure'));
    return isAsked;
  }

  toggleHelp() {
    this.#parts.help.hidden = !this.#parts.help.hidden;
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
    const element = this.#parts[part];
    if (element.textContent !== text) element.textContent = text;
  }

  /**
   * @param {string} property
   * @param {number} value
   */
  #set(property, value) {
    const text = value.toFixed(3);
    const { style } = this.#parts.panel;
    if (style.getPropertyValue(property) !== text) style.setProperty(property, text);
  }
}
