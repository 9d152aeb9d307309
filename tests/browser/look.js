// What a reader meets on a page, in the order of the page.
([signs, steps]) => {
  const text = (element) => element.textContent.replace(/\s+/g, ' ').trim();
  const all = [...document.querySelector('main').querySelectorAll('*')];
  const find = (selector, words = '') => all.findIndex((e) => e.matches(selector) && text(e).startsWith(words));
  const title = find('.emergency__title', signs);
  return {
    headline: [...document.querySelectorAll('h1')].map(text),
    time: document.querySelector('.facts__time')?.textContent.trim() ?? '',
    links: [...document.links].map((e) => [e.origin + e.pathname, text(e)]),
    timers: [...document.querySelectorAll('hold-timer')].map((timer) => ({
      state: timer.dataset.state,
      seconds: [...timer.querySelectorAll('li')].map((e) => Number(e.dataset.seconds)),
    })),
    signs: { at: title, text: title < 0 ? '' : text(all[title].closest('.emergency')) },
    steps: find('h2', steps),
    timer: find('hold-timer'),
    routine: find('a[href*="routines/"]:not([href$="routines/"])'),
  };
}
