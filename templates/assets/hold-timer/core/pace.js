import { say } from '../ui/sentences.js';
import { isWork } from './schedule.js';
import { withSets } from './sets.js';

/** @typedef {import('./schedule.js').Phase} Phase */
/** @typedef {import('../storage/settings.js').Settings} Settings */

/** Ms below which a change of sides or of place cannot be done. */
const SHORTEST_GAP = 2000;

/** @param {Settings} settings */
export const isOwnPace = ({ hold, gaps, first, sets }) => hold !== 1 || gaps !== 1 || first !== 'left' || sets !== 0;

/**
 * The author's phases at the reader's pace. Both sides stay equally long.
 * @param {readonly Phase[]} phases
 * @param {Settings} settings
 * @returns {readonly Phase[]}
 */
export function paced(phases, settings) {
  if (!isOwnPace(settings)) return phases;
  const numbered = phases.map((phase, item) => ({ ...phase, item }));
  const own = withSets(numbered, settings.sets).map((phase) => ({ ...phase, ms: length(phase, settings) }));
  return settings.first === 'right' ? rightFirst(own) : own;
}

/**
 * @param {Phase} phase
 * @param {Settings} settings
 */
function length({ kind, ms }, { hold, gaps }) {
  if (kind === 'hold') return whole(ms, hold);
  if (kind === 'ready' || kind === 'switch') return Math.max(whole(ms, gaps), Math.min(ms, SHORTEST_GAP));
  return ms;
}

/**
 * @param {number} ms
 * @param {number} factor
 */
function whole(ms, factor) {
  return factor === 1 ? ms : Math.max(1, Math.round((ms * factor) / 1000)) * 1000;
}

/**
 * Left and right change places wherever left comes first: left, change, right.
 * @param {Phase[]} phases
 */
function rightFirst(phases) {
  const turned = [...phases];
  phases.forEach((left, i) => {
    const [change, right] = phases.slice(i + 1);
    const isPair = left.side === 'left' && isWork(left.kind) && right?.side === 'right' && isWork(right.kind);
    if (!isPair || change.kind !== 'switch' || right.exercise !== left.exercise) return;
    turned[i] = right;
    turned[i + 1] = { ...change, side: 'left', what: say('change_to_left') };
    turned[i + 2] = left;
  });
  return turned;
}
