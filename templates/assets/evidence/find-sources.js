/**
 * A field above a folded list: what does not have the words that are typed is put away, and the groups with the rest
 * are opened. Without a word, all is as the reader left it.
 *
 * ```html
 * <find-sources data-label="Find a source" data-found="{n} sources found">
 *   <details><summary>Books</summary><ol><li>…</li></ol></details>
 * </find-sources>
 * ```
 */
class FindSources extends HTMLElement {
  /** @type {HTMLDetailsElement[]} */
  #groups = [];
  /** Groups that the reader opened before a word was typed. @type {Set<HTMLDetailsElement> | undefined} */
  #opened;

  connectedCallback() {
    if (this.querySelector('input')) return;
    this.#groups = [...this.querySelectorAll('details')];
    const label = document.createElement('label');
    const field = document.createElement('input');
    const told = document.createElement('output');
    label.append(this.dataset.label ?? '', field);
    Object.assign(field, { type: 'search', autocomplete: 'off' });
    field.addEventListener('input', () => {
      told.textContent = this.#find(field.value);
    });
    this.prepend(label, told);
  }

  /** @param {string} text @returns {string} what was found, in words */
  #find(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    this.#opened ??= new Set(this.#groups.filter((group) => group.open));
    let found = 0;
    for (const group of this.#groups) {
      const left = [...group.querySelectorAll('li')].filter((one) => has(one, words));
      found += left.length;
      group.hidden = left.length === 0;
      group.open = words.length > 0 ? left.length > 0 : this.#opened.has(group);
    }
    if (words.length === 0) this.#opened = undefined;
    return words.length > 0 ? (this.dataset.found ?? '').replace('{n}', String(found)) : '';
  }
}

/** @param {HTMLElement} row @param {readonly string[]} words */
function has(row, words) {
  const text = (row.textContent ?? '').toLowerCase();
  row.hidden = !words.every((word) => text.includes(word));
  return !row.hidden;
}

if (!customElements.get('find-sources')) customElements.define('find-sources', FindSources);
