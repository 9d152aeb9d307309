/**
 * What a reader can ask for, by the names that the buttons carry in `data-do`.
 * @typedef {'toggle' | 'skip' | 'back' | 'restart' | 'redo' | 'hurts' | 'longer' | 'more' | 'full' | 'mute' | 'close' | 'leave'} Action
 */

/** @type {Record<string, Action>} */
const KEYS = {
  ' ': 'toggle',
  ArrowRight: 'skip',
  ArrowLeft: 'back',
  '+': 'longer',
  Escape: 'close',
};
const CONTROLS = 'button, input, select, label, summary, a, [data-part=sheet], [data-part=ask]';
/** Take keys for themselves: letters and arrows choose in them. */
const FIELDS = 'input, select';

/** @param {HTMLElement} host */
const isUnderWay = ({ dataset }) => ['running', 'waiting', 'paused'].includes(dataset.state ?? '');

/**
 * Turns taps and keys into actions. Keys count only while the focus is inside, so that the page's own
 * shortcuts, and a screen reader's, stay what they are.
 * @param {HTMLElement} host
 * @param {(action: Action) => void} act
 * @param {AbortSignal} signal ends it
 */
export function listen(host, act, signal) {
  host.addEventListener('click', (event) => {
    const target = /** @type {Element} */ (event.target);
    const action = target.closest('[data-do]')?.getAttribute('data-do');
    // The second tap of a double tap takes nothing back.
    if (event.detail > 1 && (!action || action === 'toggle' || action === 'restart')) return;
    if (action && action !== 'steps') act(/** @type {Action} */ (action));
    // All of the layer that is no control is one big button, which pauses and goes on.
    else if (!action && isUnderWay(host) && host.hasAttribute('data-full') && !target.closest(CONTROLS)) act('toggle');
  }, { signal });

  host.addEventListener('keydown', (event) => {
    const target = /** @type {Element} */ (event.target);
    const action = KEYS[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    // A focused button takes the space bar, and a field that and the arrows, for itself.
    if (event.key === ' ' && target.closest(CONTROLS)) return;
    if (event.key.startsWith('Arrow') && target.closest(FIELDS)) return;
    event.preventDefault();
    act(action);
  }, { signal });
}
