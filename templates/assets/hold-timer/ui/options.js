import { isBreathed } from '../core/schedule.js';
import { hasVoice } from '../audio/voice.js';
import { fillHistory } from './history-view.js';
import { field, fillPace } from './pace-fields.js';
import { packs } from '../audio/packs.js';
import { text } from './ask.js';
import { say } from './sentences.js';

/** @typedef {import('../storage/settings.js').Settings} Settings */

/**
 * @typedef {object} Given
 * @property {Settings} settings
 * @property {number} volume
 * @property {readonly import('../core/schedule.js').Phase[]} phases as the author planned them
 * @property {string} why why holds are as long as they are, in the author's words
 * @property {(change: Partial<Settings>) => void} change
 * @property {(volume: number) => void} hear
 */

/**
 * What a reader may want to set and mostly does not: it is built when they first look.
 * @param {HTMLElement} place
 * @param {Given} given
 */
export function fillOptions(place, given) {
  const { settings, phases, change } = given;
  place.append(...fillPace(given));
  place.append(toggle('wait', say('wait'), settings.wait, change), text(say('wait_says')));
  place.append(...voices(given), toggle('flash', say('flash'), settings.flash, change));
  if (phases.some(({ kind }) => isBreathed(kind))) {
    place.append(toggle('breath', say('breath_tone'), settings.breath, change));
  }
  place.append(toggle('pocket', say('pocket'), settings.pocket, change), text(say('pocket_says')));
  const history = document.createElement('div');
  history.dataset.part = 'history';
  place.append(volume(given), history);
  fillHistory(history);
  place.addEventListener('toggle', () => fillHistory(history));
}

/**
 * @param {keyof Settings} name
 * @param {string} words
 * @param {boolean} on
 * @param {(change: Partial<Settings>) => void} change
 */
function toggle(name, words, on, change) {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', checked: on });
  box.addEventListener('change', () => change({ [name]: box.checked }));
  const label = document.createElement('label');
  label.append(box, words);
  return label;
}

/**
 * The browser's voice, or a recorded one if the site has any: that is loaded when it is chosen.
 * @param {Given} given
 */
function voices({ settings, change }) {
  if (packs.length === 0) return [toggle('voice', say('voice'), Boolean(settings.voice), change), voiceNote()];
  const list = field(say('voice'), packs.map(({ id, name }) => [id, name]), settings.voice, (voice) => change({ voice }));
  return [list, voiceNote(), ...packs.flatMap(({ says }) => (says ? text(says) : []))];
}

/** A browser may learn of its voices only later. */
function voiceNote() {
  const note = text('');
  const tell = () => void (note.textContent = say(hasVoice() ? 'voice_says' : 'no_voice'));
  tell();
  if ('speechSynthesis' in window) speechSynthesis.addEventListener('voiceschanged', tell);
  return note;
}

/** @param {Given} given */
function volume({ volume, hear }) {
  const slider = Object.assign(document.createElement('input'), {
    type: 'range', min: '0', max: '1', step: '0.1', value: String(volume),
  });
  slider.addEventListener('input', () => hear(slider.valueAsNumber));
  const label = document.createElement('label');
  label.append(say('volume'), slider);
  return label;
}
