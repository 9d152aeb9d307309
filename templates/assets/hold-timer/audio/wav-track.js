import { attack, NOTES } from './notes.js';

/** @typedef {import('./notes.js').Note} Note */

/** Samples a second: a phone's speaker and these pitches need no more. */
export const RATE = 8000;
/** Ms after the end of the timeline, for its last tone. */
const TAIL = 3000;
const HEADER = 44;
/** So that two notes at once do not crackle. */
const HEADROOM = 0.7;

/**
 * Sounds as one file that a media element plays: WAV, one channel, 16 bits.
 * @param {readonly import('./tones.js').Planned[]} sounds `due` in ms from the start of the track
 * @param {number} ms until the timeline ends
 * @param {readonly import('./voice-pack.js').Spoken[]} [spoken]
 */
export function track(sounds, ms, spoken = []) {
  const length = Math.ceil(((ms + TAIL) * RATE) / 1000);
  const data = new DataView(new ArrayBuffer(HEADER + length * 2));
  writeHeader(data, length * 2);
  for (const { due, sound } of sounds) {
    for (const note of NOTES[sound]) addNote(data, length, Math.round((due * RATE) / 1000), note);
  }
  for (const { due, clip } of spoken) addClip(data, length, Math.round((Math.max(0, due) * RATE) / 1000), clip);
  return data;
}

/**
 * @param {DataView} data
 * @param {number} length of the track in samples
 * @param {number} from sample
 * @param {AudioBuffer} clip with two samples for each of ours
 */
function addClip(data, length, from, clip) {
  const samples = clip.getChannelData(0);
  for (let i = 0; 2 * i + 1 < samples.length && from + i < length; i += 1) add(data, from + i, (samples[2 * i] + samples[2 * i + 1]) / 2);
}

/**
 * @param {DataView} data
 * @param {number} sample
 * @param {number} value from -1 to 1
 */
function add(data, sample, value) {
  const at = HEADER + sample * 2;
  const sum = data.getInt16(at, true) + value * HEADROOM * 32_767;
  data.setInt16(at, Math.max(-32_768, Math.min(32_767, sum)), true);
}

/**
 * @param {DataView} data
 * @param {number} length of the track in samples
 * @param {number} from sample
 * @param {Note} note
 */
function addNote(data, length, from, [after, hz, seconds, loudness]) {
  const first = from + Math.round(after * RATE);
  // Odd overtones, weaker by the square: the triangle of the other player, as far as this rate carries it.
  const tones = [1, -3, 5].filter((tone) => Math.abs(tone) * hz < RATE / 2);
  for (let i = Math.max(0, -first); i < seconds * RATE && first + i < length; i += 1) {
    const turn = (2 * Math.PI * hz * i) / RATE;
    let wave = 0;
    for (const tone of tones) wave += (Math.sign(tone) * Math.sin(Math.abs(tone) * turn)) / tone ** 2;
    add(data, first + i, wave * envelope(i / RATE, seconds, loudness));
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

/**
 * @param {DataView} data
 * @param {number} bytes of sound
 */
function writeHeader(data, bytes) {
  /** @type {(at: number, text: string) => void} */
  const name = (at, text) => [...text].forEach((letter, i) => data.setUint8(at + i, letter.charCodeAt(0)));
  name(0, 'RIFF');
  data.setUint32(4, HEADER - 8 + bytes, true);
  name(8, 'WAVEfmt ');
  data.setUint32(16, 16, true);
  data.setUint16(20, 1, true); // plain samples
  data.setUint16(22, 1, true); // one channel
  data.setUint32(24, RATE, true);
  data.setUint32(28, RATE * 2, true);
  data.setUint16(32, 2, true);
  data.setUint16(34, 16, true);
  name(36, 'data');
  data.setUint32(40, bytes, true);
}
