/**
 * Lets an element fill the screen: by the browser's full screen where there is one, and by the style sheet
 * (`data-full`) in any case. The rest of the page is inert meanwhile, as behind a dialog.
 */
export class FullScreen {
  #host;
  #onChange;
  /** @type {Element[]} */
  #inert = [];

  /**
   * @param {HTMLElement} host
   * @param {(isFull: boolean) => void} onChange
   */
  constructor(host, onChange) {
    this.#host = host;
    this.#onChange = onChange;
  }

  get on() {
    return this.#host.hasAttribute('data-full');
  }

  toggle() {
    if (this.on) this.leave();
    else this.#enter();
  }

  leave() {
    if (!this.on) return;
    this.#host.removeAttribute('data-full');
    document.removeEventListener('fullscreenchange', this.#onLeft);
    for (const element of this.#inert) element.removeAttribute('inert');
    this.#inert = [];
    this.#exit();
    this.#onChange(false);
  }

  /** Also out of what comes only after the reader has left it. */
  #exit() {
    if (document.fullscreenElement === this.#host) void document.exitFullscreen().catch(() => {});
  }

  #enter() {
    this.#host.setAttribute('data-full', '');
    this.#inert = [...around(this.#host)].filter((element) => !element.hasAttribute('inert'));
    for (const element of this.#inert) element.setAttribute('inert', '');
    document.addEventListener('fullscreenchange', this.#onLeft);
    // An iPhone has full screen for videos only: there the style sheet has to do.
    void this.#host.requestFullscreen?.().then(() => this.on || this.#exit(), () => {});
    this.#onChange(true);
  }

  /** Escape leaves the browser's full screen without asking the page. */
  #onLeft = () => {
    if (document.fullscreenElement !== this.#host) this.leave();
  };
}

/**
 * Everything on the page that neither holds the element nor is in it.
 * @param {Element} element
 * @returns {Iterable<Element>}
 */
function* around(element) {
  for (let child = element; child.parentElement; child = child.parentElement) {
    if (child === document.body) return;
    for (const sibling of child.parentElement.children) if (sibling !== child) yield sibling;
  }
}
