import { handedOver } from '../handed-over.js';

/** How long each frame between the ends is seen, and each end, in ms. */
const FRAME = 120;
const END = 1100;
/** How often the movement is shown where nobody asked for it: what moves on and on draws the eye from the words. */
const ROUNDS = 3;

/**
 * Shows a movement in place of its stills: from the start to the end and back. Its frames are fetched only then.
 * With a button in it, it waits for that; else it begins at once. Who wants less motion sees the stills.
 *
 * ```html
 * <moving-figure data-of="bridge" data-movement="/assets/movements/bridge.js">
 *   <svg class="f">...</svg>
 *   <button type="button" data-failed="It did not come." hidden><span>See it move</span><span>Stop</span></button>
 * </moving-figure>
 * ```
 */
export class MovingFigure extends HTMLElement {
  /** @type {Element | undefined} */
  #picture;

  connectedCallback() {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const button = this.querySelector('button');
    if (!button) {
      this.#play(ROUNDS).catch(() => this.#stop()); // the still says enough
      return;
    }
    button.hidden = false;
    button.onclick = () => {
      if (this.#picture) this.#stop();
      else this.#play(Infinity).catch(() => (button.textContent = button.dataset.failed ?? ''));
    };
  }

  disconnectedCallback() {
    this.#stop();
  }

  /** @param {number} rounds */
  async #play(rounds) {
    const { of, movement = '' } = this.dataset;
    const picture = (await handedOver(`movement ${of}`, movement)).querySelector('svg');
    if (!picture || !this.isConnected) return;
    const still = this.querySelector('.f[role="img"]');
    // It takes the place of what it shows, for those who hear the page, too.
    for (const name of ['role', 'aria-labelledby']) {
      if (still) picture.setAttribute(name, still.getAttribute(name) ?? '');
    }
    if (still) picture.removeAttribute('aria-hidden');
    this.#picture = picture;
    this.dataset.moving = '';
    this.prepend(picture);
    show([...picture.querySelectorAll('.f-frame')], rounds);
  }

  #stop() {
    this.#picture?.remove();
    this.#picture = undefined;
    delete this.dataset.moving;
  }
}

/**
 * Shows one frame after the other, there and back, until the picture is taken away.
 * @param {Element[]} frames @param {number} rounds
 */
function show(frames, rounds) {
  const last = frames.length - 1;
  const way = [...frames, ...frames.slice(1, -1).reverse()];
  let at = 0;
  step();

  function step() {
    const frame = way[at % way.length];
    if (!frame?.isConnected) return;
    for (const one of frames) one.toggleAttribute('data-now', one === frame);
    const isEnd = frame === frames[0] || frame === frames[last];
    if (frame === frames[last] && at > (rounds - 1) * way.length) return;
    at += 1;
    setTimeout(step, isEnd ? END : FRAME);
  }
}
