/** What a copy has no use for: it says nothing that the words beside it do not. */
const WORDS = 'title, desc';

/**
 * Shows the drawing of the exercise that the reader is in, on the side that they are on. The page has it
 * already: within an element with `data-figure="id"`, drawn for the side in `data-drawn`, if for one. Where that has
 * `data-movement`, a script with what lies between start and end, a `<moving-figure>` shows it.
 * @param {HTMLElement} place
 * @param {string} exercise id, or nothing
 * @param {string} side
 */
export function showPicture(place, exercise, side) {
  const source = exercise ? find(exercise) : null;
  if (place.dataset.of !== exercise) {
    place.dataset.of = exercise;
    place.replaceChildren(...copies(source));
  }
  const drawn = source?.dataset.drawn;
  place.toggleAttribute('data-mirrored', Boolean(side && drawn && side !== drawn));
}

/**
 * @param {string} exercise
 * @returns {HTMLElement | null}
 */
const find = (exercise) => document.querySelector(`[data-figure="${CSS.escape(exercise)}"]`);

/**
 * A copy of the drawing that the page has of an exercise, if it has one.
 * @param {string} exercise id
 */
export const pictureOf = (exercise) => copies(exercise ? find(exercise) : null);

/** @param {HTMLElement | null} source */
function copies(source) {
  const picture = source?.querySelector('svg:not(.f-start, .f-moves), img');
  if (!source || !picture) return [];
  const copy = /** @type {Element} */ (picture.cloneNode(true));
  for (const element of copy.querySelectorAll(WORDS)) element.remove();
  for (const element of [copy, ...copy.querySelectorAll('[id]')]) element.removeAttribute('id');
  copy.removeAttribute('aria-labelledby');
  copy.removeAttribute('role');
  if (copy instanceof HTMLImageElement) copy.alt = '';
  else copy.setAttribute('aria-hidden', 'true');
  const { movement, figure } = source.dataset;
  if (!movement) return [copy];
  const moving = document.createElement('moving-figure');
  Object.assign(moving.dataset, { movement, of: figure });
  moving.append(copy);
  return [moving];
}
