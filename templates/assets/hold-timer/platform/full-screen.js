/**
 * Lets an element be all that the reader sees: as a layer of the style sheet (`data-full`), and, where there is
 * one and the reader wants it, in the browser's full screen. The rest of the page is inert meanwhile, as behind
 * a dialog, and is found again where it was.
 */
export class FullScreen {
  #host;
  #onChange;
  #scrolled = 0;
  /** @type {Element[]} */
  #inert = [];

  /**
   * @param {HTMLElement} host
   * @param {(isFull: boolean) => void} onChange of the browser's full screen
   */
  constructor(host, onChange) {
    this.#host = host;
    this.#onChange = onChange;
  }

  get on() {
    return this.#host.hasAttribute('data-full');
  }

  /** The layer. */
  show() {
    if (this.on) return;
    this.#scrolled = scrollY;
    this.#host.setAttribute('data-full', '');
    this.#inert = [...document.body.querySelectorAll(':not([inert])')].filter((element) => isBeside(element, this.#host));
    for (const element of this.#inert) element.setAttribute('inert', '');
    document.addEventListener('fullscreenchange', this.#changed);
  }

  hide() {
    if (!this.on) return;
    this.#host.removeAttribute('data-full');
    document.removeEventListener('fullscreenchange', this.#changed);
    for (const element of this.#inert) element.removeAttribute('inert');
    this.#inert = [];
    this.#exit();
    this.#onChange(false);
    scrollTo({ top: this.#scrolled, behavior: 'instant' });
  }

  /** The browser's full screen. An iPhone has it for videos only: there the layer has to do. */
  toggle() {
    if (document.fullscreenElement === this.#host) this.#exit();
    else void this.#host.requestFullscreen?.().then(() => this.on || this.#exit(), () => {});
  }

  /** Also out of what comes only after the reader has left it. */
  #exit() {
    if (document.fullscreenElement === this.#host) void document.exitFullscreen().catch(() => {});
  }

  /** Escape leaves the browser's full screen without asking the page. */
  #changed = () => this.#onChange(document.fullscreenElement === this.#host);
}

/**
 * Whether an element neither holds another one nor is in it, though its parent holds it.
 * @param {Element} element
 * @param {Element} other
 */
const isBeside = (element, other) =>
  !element.contains(other) && !other.contains(element) && element.parentElement?.contains(other);
