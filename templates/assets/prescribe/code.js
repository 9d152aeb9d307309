import { generate } from './lean-qr-2.7.4.js';

const SVG = 'http://www.w3.org/2000/svg';
/** Scanners need white around the code: four of its squares. */
const QUIET = 4;

/**
 * A QR code as a drawing. Black on white whatever the page's colours: not every scanner reads it inverted.
 * @param {string} text
 * @param {string} label what it is, in words
 */
export function codeOf(text, label) {
  const code = generate(text);
  const size = code.size + 2 * QUIET;
  let squares = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (code.get(x, y)) squares += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
    }
  }
  const svg = part('svg', { viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': label, class: 'sheet__code' });
  svg.append(part('rect', { width: `${size}`, height: `${size}`, fill: '#fff' }));
  svg.append(part('path', { d: squares, fill: '#000', 'shape-rendering': 'crispEdges' }));
  return svg;
}

/** @param {string} name @param {Record<string, string>} attributes */
function part(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
