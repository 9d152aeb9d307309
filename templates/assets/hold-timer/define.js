import { HoldTimer } from './hold-timer.js';

if (!customElements.get('hold-timer')) customElements.define('hold-timer', HoldTimer);

// A link that starts the timer, wherever it stands on the page; without this it leads to the list. Nobody else hears of
// the tap: the timer, once it fills the screen, pauses at a tap anywhere.
document.addEventListener(
  'click',
  (event) => {
    const link = event.target instanceof Element && event.target.closest('a[data-starts]');
    const timer = document.querySelector('hold-timer');
    if (!link || !(timer instanceof HoldTimer)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    timer.start();
  },
  true,
);
