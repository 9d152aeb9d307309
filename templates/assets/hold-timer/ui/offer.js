import { button, heading, sheet, text } from './ask.js';
import { pictureOf } from './picture.js';
import { Voice, hasVoice } from '../audio/voice.js';
import { say } from './sentences.js';

/**
 * At the first Start on this device: whether to wait until the reader is ready, a voice, and how both sound.
 * @param {import('../player.js').Player} player
 */
export function showOffer(player) {
  const { view, device, actions, screen, settings } = player;
  const wait = toggle(say('wait'), say('wait_says'), true);
  const voice = toggle(say('voice'), '', Boolean(settings.voice));
  const hear = example(say('voice'), () => new Voice().say([say('sample')]));
  const tones = toggle(say('tones'), '', !device.sound.muted);
  const ring = example(say('tones'), () => device.hearTone());
  const start = button(say('start'), () => {
    actions.setSound({ muted: !tones.box.checked });
    actions.change({ wait: wait.box.checked, voice: voice.box.checked });
    view.ask();
    player.start();
    view.keepInSight(true);
  }, 'rest');
  const close = button(say('close'), () => actions.act('leave'));
  const rows = [wait.label, ...(hasVoice() !== false ? [row(voice.label, hear)] : [text(say('no_voice'))]), row(tones.label, ring)];
  screen.show();
  view.ask('offer', ...sheet([heading(say('offer')), text(say('offer_says'))], [strip(player.phases), ...rows], [start, close]));
  view.keepInSight(false);
}

/** How many of the exercises are shown. */
const SHOWN = 3;

/**
 * What is coming.
 * @param {readonly import('../core/schedule.js').Phase[]} phases
 */
function strip(phases) {
  const box = document.createElement('div');
  box.dataset.part = 'strip';
  box.append(...[...new Set(phases.map(({ exercise }) => exercise))].flatMap(pictureOf).slice(0, SHOWN));
  return box;
}

/**
 * @param {string} name
 * @param {string} says
 * @param {boolean} on
 */
function toggle(name, says, on) {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', checked: on });
  const label = document.createElement('label');
  const words = document.createElement('span');
  words.append(name, ...(says ? [Object.assign(document.createElement('small'), { textContent: says })] : []));
  label.append(words, box);
  return { box, label };
}

/**
 * @param {string} name of what is heard: each button has its own, with the word that is seen in it
 * @param {() => void} act
 */
function example(name, act) {
  const hear = button(say('hear_it'), act);
  hear.setAttribute('aria-label', `${say('hear_it')}: ${name}`);
  return hear;
}

/** @param {...Node} content */
function row(...content) {
  const box = document.createElement('div');
  box.dataset.part = 'row';
  box.append(...content);
  return box;
}
