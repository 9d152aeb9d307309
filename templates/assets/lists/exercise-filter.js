/**
 * Hides the rows that do not fit what a reader chooses. A row says in `data-muscle="a b"` what it fits, under the
 * names of the form's fields. What is chosen stands in the page's address: `?kind=stretch&level=gentle`.
 */

const WIDE = '(min-width: 64em)';

export class ExerciseFilter extends HTMLElement {
  /** @type {AbortController | undefined} */
  #connected;

  connectedCallback() {
    const form = this.querySelector('form');
    if (!form) return;
    const { signal } = (this.#connected = new AbortController());
    form.addEventListener('submit', (event) => event.preventDefault(), { signal });
    form.addEventListener('change', () => this.#choose(form), { signal });
    // The event comes before the fields are empty.
    form.addEventListener('reset', () => setTimeout(() => this.#choose(form)), { signal });
    addEventListener('popstate', () => this.#read(form), { signal });
    // Who was quicker than this script has chosen already.
    if (!location.search && chosen(form).length) this.#choose(form);
    else this.#read(form);
  }

  disconnectedCallback() {
    this.#connected?.abort();
  }

  /** @param {HTMLFormElement} form */
  #read(form) {
    const asked = new URLSearchParams(location.search);
    for (const field of form.elements) {
      if (field instanceof HTMLInputElement) field.checked = asked.getAll(field.name).includes(field.value);
      if (field instanceof HTMLSelectElement) field.value = asked.get(field.name) ?? '';
      // An address may name what is not there.
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = '';
    }
    const more = form.querySelector('details');
    if (more) more.open = matchMedia(WIDE).matches || !!more.querySelector('option:checked:not([value=""])');
    this.#show(chosen(form));
  }

  /** @param {HTMLFormElement} form */
  #choose(form) {
    const wanted = chosen(form);
    const url = new URL(location.href);
    url.search = `${new URLSearchParams(wanted)}`;
    url.hash = '';
    history.replaceState(history.state, '', url);
    this.#show(wanted);
  }

  /** @param {[string, string][]} wanted name and value of each choice */
  #show(wanted) {
    const names = new Set(wanted.map(([name]) => name));
    let count = 0;
    for (const group of /** @type {Iterable<HTMLElement>} */ (this.querySelectorAll('section'))) {
      const rows = /** @type {HTMLElement[]} */ ([...group.querySelectorAll('li[data-kind]')]);
      for (const row of rows) {
        row.hidden = ![...names].every((name) => {
          const fits = (row.dataset[name] ?? '').split(' ');
          return wanted.some(([key, value]) => key === name && fits.includes(value));
        });
      }
      const found = rows.filter((row) => !row.hidden).length;
      group.hidden = !found;
      count += found;
    }
    this.#tell(count, !!wanted.length);
  }

  /** @param {number} count @param {boolean} filtered */
  #tell(count, filtered) {
    const found = /** @type {HTMLElement} */ (this.querySelector('.filters__found'));
    found.hidden = !filtered;
    /** @type {HTMLElement} */ (found.querySelector('[role="status"]')).textContent = filtered
      ? (this.dataset.found ?? '').replace('{n}', String(count))
      : '';
    /** @type {HTMLElement} */ (this.querySelector('.listing__none')).hidden = !!count;
  }
}

/** @param {HTMLFormElement} form @returns {[string, string][]} */
function chosen(form) {
  return [...new FormData(form)].flatMap(([name, value]) => (value && typeof value === 'string' ? [[name, value]] : []));
}
