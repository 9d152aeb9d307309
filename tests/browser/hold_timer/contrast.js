// The contrast of each text in the player that a reader can see, and of the edges of buttons that are not filled, from the colours that the browser computed.
(timer) => {
  // However it is written: a mixed colour, or one on its way to another, is no rgb().
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const numbers = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a = 1], under) => [r, g, b].map((part, i) => part * a + under[i] * (1 - a));
  const luminance = (rgb) => rgb.map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (one, two) => {
    const [light, dark] = [luminance(one), luminance(two)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = (element) => {
    const above = element.parentElement ? ground(element.parentElement) : [255, 255, 255];
    const { backgroundColor } = getComputedStyle(element);
    return over(numbers(backgroundColor), above);
  };
  // The disc that breathes lies under its words.
  const disc = (element, under) => {
    const pacer = element.closest('[data-part=stage]')?.querySelector('[data-part=pacer]');
    if (!pacer) return under;
    const { backgroundColor, opacity } = getComputedStyle(pacer);
    return over([...numbers(backgroundColor).slice(0, 3), Number(opacity)], under);
  };
  const opacity = (element) => (element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1);
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.offsetWidth > 2;
  const isText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const edges = [...timer.querySelectorAll('[data-part=controls] button:not([data-do=toggle])')].filter(shown).map((each) => {
    const under = ground(each.parentElement);
    return [`edge of ${each.dataset.do}`, Math.round(ratio(over(numbers(getComputedStyle(each).borderTopColor), under), under) * 100) / 100];
  });
  const texts = [...timer.querySelectorAll('[data-part=panel] *')].filter((each) => isText(each) && shown(each)).flatMap((each) => {
    const { color } = getComputedStyle(each);
    if (numbers(color)[3] === 0) return [];
    const under = disc(each, ground(each));
    const ink = over([...numbers(color).slice(0, 3), (numbers(color)[3] ?? 1) * opacity(each)], under);
    return [[each.dataset.part ?? each.dataset.do ?? each.textContent.trim(), Math.round(ratio(ink, under) * 100) / 100]];
  });
  return [...texts, ...edges];
}
