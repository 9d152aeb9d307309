import { keepHurt, recallHurts } from '../storage/hurts.js';
import { button, heading, text } from './ask.js';
import { say } from './sentences.js';

/**
 * Before the next try: what hurt last time, and the author's easier version and stop rules for it.
 * @param {HTMLElement} place
 * @param {HTMLElement} host may hold `<template data-exercise="id">`
 * @param {readonly import('../core/schedule.js').Phase[]} phases
 */
export function showHurts(place, host, phases) {
  const hurts = recallHurts();
  const names = new Map(phases.map(({ exercise, name, what }) => [exercise, name || what]));
  const hurting = [...names].filter(([exercise]) => hurts[exercise]);
  place.replaceChildren(...hurting.map(([exercise, name]) => note(host, exercise, name)));
}

/**
 * @param {HTMLElement} host
 * @param {string} exercise
 * @param {string} name
 */
function note(host, exercise, name) {
  const box = document.createElement('div');
  const over = button(say('hurt_over'), () => {
    keepHurt(exercise, false);
    box.remove();
    /** @type {HTMLElement | null} */ (host.querySelector('[data-do=toggle]'))?.focus();
  });
  box.append(heading(say('hurt_before', { name })), advice(host, exercise), over);
  return box;
}

/**
 * The author's easier version and stop rules.
 * @param {HTMLElement} host
 * @param {string} exercise
 * @returns {Node}
 */
export function advice(host, exercise) {
  const template = host.querySelector(`template[data-exercise="${CSS.escape(exercise)}"]`);
  if (template instanceof HTMLTemplateElement) return template.content.cloneNode(true);
  return text(say('hurt_gently'));
}

/**
 * How the author would do it more gently, in their words.
 * @param {HTMLElement} host
 * @param {string} exercise
 */
export function easierOf(host, exercise) {
  return /** @type {Element} */ (advice(host, exercise)).querySelector('[data-easier]')?.textContent?.trim() ?? '';
}
