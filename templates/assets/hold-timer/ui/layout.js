/** What the player puts around the words and the main button that stand there before Start. */

export const TOP = `<div data-part="top"><div data-part="legs" aria-hidden="true"></div><p data-part="progress"></p></div>`;
export const SIDES = `<p data-part="sides" aria-hidden="true"><span data-word="left"></span><span data-word="right"></span></p><p data-part="short" aria-hidden="true"></p>`;
export const SCREEN = `<p data-part="screen"></p>`;
export const MIDDLE = `
<div data-part="stage"><i data-part="reach"></i><i data-part="pacer"></i><div data-part="picture"></div><p data-part="breath"></p></div>
<div data-part="dial"><p data-part="digits" role="timer"></p><p data-part="tap" aria-hidden="true" data-word="tap_when_ready"></p></div>
<p data-part="next"></p>
<div data-part="hurting"></div>
<div data-part="ask" role="group"></div>`;
export const HURTS = `<button type="button" data-do="hurts" data-word="hurts"></button>`;
export const MORE = `<button type="button" data-do="more" aria-expanded="false"></button>`;
export const EXTRAS = `
<button type="button" data-do="back" data-word="back" aria-keyshortcuts="ArrowLeft"></button>
<button type="button" data-do="skip" data-word="skip" aria-keyshortcuts="ArrowRight"></button>
<button type="button" data-do="longer" data-word="longer" aria-keyshortcuts="+"></button>
<button type="button" data-do="redo" data-word="redo"></button>
<button type="button" data-do="restart"></button>
<button type="button" data-do="mute" data-word="mute"></button>
<button type="button" data-do="full" data-word="full_screen"></button>
<button type="button" data-do="leave" data-word="leave" aria-keyshortcuts="Escape"></button>`;
export const AFTER = `<div data-part="after"></div>`;
