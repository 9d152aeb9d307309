/**
 * An element with attributes and content. What goes in as a text stays a text.
 * @param {string} name
 * @param {Record<string, string | boolean | EventListener>} [attributes] a listener is called on click
 * @param {...(Node | string)} content
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener('click', value);
    else if (value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...content);
  return made;
}

/**
 * A copy of what a template holds.
 * @param {ParentNode} from
 * @param {string} selector of the template
 */
export function copyOf(from, selector) {
  return document.importNode(/** @type {HTMLTemplateElement} */ (from.querySelector(selector)).content, true);
}
