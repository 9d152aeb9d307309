import { say } from '../ui/sentences.js';

/** @typedef {import('./schedule.js').Phase} Phase */

/** Ms between sets where the author planned but one, and so no rest. */
const REST = 10_000;

/**
 * The same phases with more or fewer sets of each exercise, but at least one.
 * @param {readonly Phase[]} phases
 * @param {number} change
 * @returns {readonly Phase[]}
 */
export function withSets(phases, change) {
  return change ? exercises(phases).flatMap((own) => changed(own, change)) : phases;
}

/**
 * How many sets each exercise has, as the author planned them.
 * @param {readonly Phase[]} phases
 */
export function setCounts(phases) {
  return exercises(phases).map((own) => inSets(own).sets.length);
}

/**
 * Each exercise with the way to it.
 * @param {readonly Phase[]} phases
 */
function exercises(phases) {
  /** @type {Phase[][]} */
  const all = [];
  phases.forEach((phase, i) => {
    if (phase.kind === 'ready' || phase.exercise !== phases[i - 1]?.exercise) all.push([]);
    all[all.length - 1].push(phase);
  });
  return all;
}

/** @param {readonly Phase[]} phases of one exercise */
function inSets(phases) {
  const ready = phases.filter(({ kind }) => kind === 'ready');
  const rest = phases.filter(({ kind }) => kind !== 'ready');
  const names = [...new Set(rest.map(({ set }) => set))];
  return { ready, sets: names.map((name) => rest.filter(({ set }) => set === name)) };
}

/**
 * @param {readonly Phase[]} phases of one exercise
 * @param {number} change
 */
function changed(phases, change) {
  const { ready, sets } = inSets(phases);
  const wanted = Math.max(1, sets.length + change);
  const last = sets[sets.length - 1] ?? [];
  /** @type {(readonly Phase[])[]} */
  const own = sets.slice(0, wanted);
  while (own.length < wanted) own.push(again(last));
  /** @param {number} n */
  const name = (n) => (wanted > 1 ? `${n}/${wanted}` : '');
  return [
    ...ready.map((phase) => ({ ...phase, set: phase.set && name(1) })),
    ...own.flatMap((set, i) => set.map((phase) => ({ ...phase, set: name(i + 1) }))),
  ];
}

/**
 * A set once more, after a rest.
 * @param {readonly Phase[]} set
 * @returns {readonly Phase[]}
 */
function again(set) {
  const [first] = set;
  if (!first || first.kind === 'rest') return set;
  return [{ ...first, kind: 'rest', ms: REST, side: '', what: say('rest'), note: '' }, ...set];
}
