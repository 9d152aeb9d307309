/**
 * What comes before an exercise: the emergency signs, open until the reader has said that none fits, and who has to
 * ask first, open for a reader who has said that one case is theirs. Both are kept on the device only. Without
 * JavaScript the signs are always open.
 *
 * ```html
 * <safety-check>
 *   <details class="emergency" open><summary>…<span class="emergency__none" hidden>…</span></summary>
 *     …<p class="emergency__answer" hidden><button type="button" data-fits>…</button> <button type="button">…</button></p>
 *     <div class="emergency__stop" role="alert" hidden>…</div></details>
 *   <details class="asks" data-concerns="True for me"><summary>…</summary>
 *     <ul><li data-case="thin-bones">…</li></ul></details>
 * </safety-check>
 * ```
 */
class SafetyCheck extends HTMLElement {
  connectedCallback() {
    if (document.readyState !== 'loading') return this.#build();
    document.addEventListener('DOMContentLoaded', () => this.#build(), { once: true });
  }

  #build() {
    const signs = /** @type {HTMLDetailsElement | null} */ (this.querySelector('.emergency'));
    if (signs) this.#remember(signs);
    const asks = /** @type {HTMLDetailsElement | null} */ (this.querySelector('.asks'));
    if (asks && !asks.querySelector('input')) this.#offer(asks);
  }

  /** @param {HTMLDetailsElement} signs */
  #remember(signs) {
    const answer = /** @type {HTMLElement} */ (signs.querySelector('.emergency__answer'));
    answer.hidden = false;
    for (const text of /** @type {NodeListOf<HTMLElement>} */ (signs.querySelectorAll('.emergency__none'))) text.hidden = false;
    const checked = whenChecked();
    signs.open = !checked;
    signs.toggleAttribute('data-none', checked === today());
    const stop = /** @type {HTMLElement} */ (signs.querySelector('.emergency__stop'));
    stop.hidden = !('fits' in document.documentElement.dataset); // said on the page before
    answer.querySelector('[data-fits]')?.addEventListener('click', () => {
      forgetChecked();
      delete signs.dataset.none;
      stop.hidden = false;
      stop.scrollIntoView({ block: 'nearest' });
      document.documentElement.dataset.fits = '';
    });
    answer.querySelector('button:not([data-fits])')?.addEventListener('click', () => {
      keepChecked();
      stop.hidden = true;
      delete document.documentElement.dataset.fits;
      signs.open = false;
      signs.dataset.none = '';
      signs.querySelector('summary')?.focus();
    });
  }

  /** @param {HTMLDetailsElement} asks */
  #offer(asks) {
    const mine = new Set(cases());
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (asks.querySelectorAll('[data-case]'))) {
      const id = item.dataset.case ?? '';
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.checked = mine.has(id);
      const label = document.createElement('label');
      label.append(box, asks.dataset.concerns ?? '');
      item.append(label);
      item.classList.toggle('asks__mine', box.checked);
      if (box.checked) asks.open = true;
      box.addEventListener('change', () => {
        const kept = new Set(cases());
        if (box.checked) kept.add(id);
        else kept.delete(id);
        write(CASES, [...kept]);
        item.classList.toggle('asks__mine', box.checked);
      });
    }
  }
}

const CHECKED = 'safety checked';
const CASES = 'safety cases';

/** The day on which the reader last said that no emergency sign fits: `2026-11-30`. */
export function whenChecked() {
  const day = read(CHECKED);
  return typeof day === 'string' ? day : undefined;
}

/** The reader says so now. */
export function keepChecked() {
  write(CHECKED, today());
  document.documentElement.dataset.checked = '';
}

/** A sign fits after all. */
function forgetChecked() {
  try {
    localStorage.removeItem(CHECKED);
  } catch {
    // Nothing was kept.
  }
}

/** The reader's own day, not that of Greenwich. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => `${part}`.padStart(2, '0')).join('-');
}

/** @returns {string[]} what the reader said is true for them */
function cases() {
  const kept = read(CASES);
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
}

/**
 * A browser may refuse storage, and what is stored may be damaged: then nothing was said.
 * @param {string} key @returns {unknown}
 */
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return undefined;
  }
}

/** @param {string} key @param {unknown} value */
function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // The page works without a memory.
  }
}

if (!customElements.get('safety-check')) customElements.define('safety-check', SafetyCheck);
