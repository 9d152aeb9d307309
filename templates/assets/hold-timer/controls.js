/**
 * What a reader can ask for, by the names that the buttons carry in `data-do`.
 * @typedef {'toggle' | 'skip' | 'back' | 'restart' | 'longer' | 'full' | 'mute' | 'steps' | 'help' | 'leave'} Action
 */

/** @type {Record<string, Action>} */
const KEYS = {
  ' ': 'toggle',
  ArrowRight: 'skip',
  ArrowLeft: 'back',
  '+': 'longer',
  '?': 'help',
  Escape: 'leave',
};

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
    const button = target.closest('[data-do]');
    if (button) act(/** @type {Action} */ (button.getAttribute('data-do')));
    // In full screen, all that is no control is one big button.
    else if (host.hasAttribute('data-full') && !target.closest('input')) act('toggle');
  }, { signal });

  host.addEventListener('keydown', (event) => {
    const target = /** @type {Element} */ (event.target);
    const action = KEYS[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    // A focused button takes the space bar, and a slider the arrows, for itself.
    if (event.key === ' ' ? target.closest('button') : event.key.startsWith('Arrow') && target.closest('input')) return;
    event.preventDefault();
    act(action);
  }, { signal });
}
