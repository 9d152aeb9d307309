import { attack, NOTES } from './notes.js';

/** @typedef {import('./notes.js').Note} Note */

/** Samples a second: a phone's speaker and these pitches need no more. */
export const RATE = 8000;
/** Ms after the end of the timeline, for its last tone. */
const TAIL = 3000;
/** Samples that would have room in the header. */
const HEADER = 22;
/** The largest sample, with room so that two notes at once do not crackle. */
const LOUD = 22_000;

/**
 * Sounds as one file that a media element plays: WAV, one channel, 16 bits.
 * @param {readonly import('./tones.js').Planned[]} sounds `due` in ms from the start of the track
 * @param {number} ms until the timeline ends
 * @param {readonly import('./voice-pack.js').Spoken[]} [spoken]
 */
export function track(sounds, ms, spoken = []) {
  const file = new Int16Array(sampleAt(ms + TAIL));
  const bytes = file.length * 2 - 44;
  // RIFF, WAVE, "fmt " and data, as their letters; plain samples in one channel, of 16 bits.
  new Uint32Array(file.buffer, 0, 11).set([
    0x4646_4952, bytes + 36, 0x4556_4157, 0x2074_6d66, 16, 0x1_0001, RATE, RATE * 2, 0x10_0002, 0x6174_6164, bytes,
  ]);
  for (const { due, sound } of sounds) for (const note of NOTES[sound]) addNote(file, sampleAt(due + 1000 * note[0]), note);
  for (const { due, clip } of spoken) addClip(file, sampleAt(due), clip);
  return file;
}

/** @param {number} due ms */
const sampleAt = (due) => HEADER + Math.round((due * RATE) / 1000);

/**
 * @param {Int16Array} file
 * @param {number} from sample
 * @param {AudioBuffer} clip with two samples for each of ours
 */
function addClip(file, from, clip) {
  const samples = clip.getChannelData(0);
  for (let i = 0; 2 * i + 1 < samples.length; i += 1) add(file, from + i, (samples[2 * i] + samples[2 * i + 1]) / 2);
}

/**
 * What would come after the end is left out, as an array of samples does.
 * @param {Int16Array} file
 * @param {number} at
 * @param {number} value from -1 to 1
 */
function add(file, at, value) {
  file[at] = Math.max(-32_767, Math.min(32_767, file[at] + value * LOUD));
}

/**
 * @param {Int16Array} file
 * @param {number} from sample
 * @param {import('./notes.js').Note} note
 */
function addNote(file, from, [, hz, seconds, loudness]) {
  // Odd overtones, weaker by the square: the triangle of the other player, as far as this rate carries it.
  const tones = [1, -3, 5].filter((tone) => Math.abs(tone) * hz < RATE / 2);
  for (let i = 0; i < seconds * RATE; i += 1) {
    const turn = (2 * Math.PI * hz * i) / RATE;
    let wave = 0;
    for (const tone of tones) wave += Math.sin(tone * turn) / tone ** 2;
    add(file, from + i, wave * envelope(i / RATE, seconds, loudness));
  }
}

/**
 * Up in a moment, and then fading as a bell does.
 * @param {number} since
 * @param {number} seconds
 * @param {number} loudness
 */
function envelope(since, seconds, loudness) {
  const rise = attack(loudness);
  if (since < rise) return (loudness * since) / rise;
  return loudness * (0.001 / loudness) ** ((since - rise) / (seconds - rise));
}
