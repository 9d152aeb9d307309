/**
 * A question over all the rest: what it is about, the choices, and at the foot what is always right.
 * @param {readonly Node[]} head
 * @param {readonly Node[]} body
 * @param {readonly Node[]} foot
 * @returns {Node[]}
 */
export function sheet(head, body, foot) {
  return Object.entries({ head, body, foot }).map(([part, content]) => {
    const box = document.createElement('div');
    box.dataset.part = part;
    box.append(...content);
    return box;
  });
}

/** @param {string} content */
export const heading = (content) => Object.assign(document.createElement('strong'), { textContent: content });

/** @param {string} content */
export const text = (content) => Object.assign(document.createElement('p'), { textContent: content });

/**
 * @param {string} content
 * @param {() => void} act
 * @param {string} [kind] for the style sheet
 */
export function button(content, act, kind) {
  const element = Object.assign(document.createElement('button'), { type: 'button', textContent: content });
  if (kind) element.dataset.choice = kind;
  element.addEventListener('click', act);
  return element;
}
