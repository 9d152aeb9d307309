// The pose editor: joints are dragged in the picture, or their angles typed. The server draws.
// @ts-check
import { words } from "./words.js";

/**
 * @typedef {{name: string, x: number, y: number}} Handle
 * @typedef {{part: string, key: string, low: number, high: number, value: number, help: string, reaches: boolean}} Field
 * @typedef {{body: unknown, view: string | null, pictures: string[], handles: Handle[], fields: Field[],
 *   problems: {message: string, help: string}[]}} Posed
 * @typedef {{ask: (address: string, body?: object) => Promise<any>, filled: () => any, use: (body: unknown) => void}} Studio
 */

/** @template {Element} T @param {string} id @returns {T} */
const find = (id) => /** @type {T} */ (/** @type {unknown} */ (document.getElementById(id)));
/** How far an arrow key moves a joint, in the picture's units. */
const STEP = 6;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** @param {Studio} studio */
export function poseEditor({ ask, filled, use }) {
  /** @type {HTMLDialogElement} */
  const dialog = find("pose");
  /** @type {(id: string) => HTMLElement} */
  const place = find;
  const [front, back, fields] = [place("pose-front"), place("pose-back"), place("pose-fields")];
  /** @type {HTMLSelectElement} */
  const from = find("pose-from");
  /** @type {unknown} */
  let body;
  /** @type {unknown[]} */
  let past = [];
  /** @type {Posed | undefined} */
  let shown;
  /** The joint that is held, where the pointer is, and the part of the picture that is seen meanwhile.
   * @type {{name: string, x: number, y: number, box: string} | undefined} */
  let held;
  let asking = false;
  /** What to ask next: each is made when its turn comes, from where the joint is then. @type {(() => object)[]} */
  const waiting = [];

  /** One question at a time; a joint that moves on meanwhile is asked for once. @param {() => object} edit */
  async function send(edit) {
    if (waiting.at(-1) !== edit) waiting.push(edit);
    if (asking) return;
    busy(true);
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const change = next();
      try {
        const given = filled();
        const value = { ...given.value, figure: { ...given.value.figure, body } };
        const told = await ask("pose", { ...given, value, edit: { ...change, stance: stance(), view: shown?.view ?? null } });
        body = told.body;
        show(told);
      } catch (error) {
        say([error instanceof Error ? error.message : String(error)]);
      }
    }
    busy(false);
  }

  /** @param {boolean} is */
  function busy(is) {
    asking = is;
    /** @type {HTMLButtonElement} */ (find("pose-use")).disabled = is;
  }

  const stance = () => /** @type {HTMLInputElement} */ (dialog.querySelector('[name="stance"]:checked')).value;

  /** @param {string[]} texts */
  function say(texts) {
    find("pose-problems").replaceChildren(...texts.map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    }));
  }

  /** @param {Posed} told */
  function show(told) {
    shown = told;
    say(told.problems.map((one) => `${one.message}: ${one.help}`));
    const [own = "", other = ""] = told.pictures;
    if (!own) return; // the last picture stays until the problem is mended
    const focus = document.activeElement?.getAttribute("data-joint");
    front.innerHTML = own; // our own drawings, made from numbers
    back.innerHTML = other;
    const svg = /** @type {SVGSVGElement} */ (front.firstElementChild);
    if (held) svg.setAttribute("viewBox", held.box);
    svg.append(...told.handles.map(handle));
    if (focus) /** @type {SVGElement | null} */ (svg.querySelector(`[data-joint="${focus}"]`))?.focus();
    type(told.fields);
  }

  /** @param {Handle} joint */
  function handle({ name, x, y }) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", "circle");
    const given = { cx: x, cy: y, r: 9, class: "pose__joint", tabindex: 0, role: "button", "aria-label": name, "data-joint": name };
    for (const [key, value] of Object.entries(given)) made.setAttribute(key, String(value));
    made.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      made.focus();
      past.push(body);
      const svg = /** @type {SVGSVGElement} */ (front.firstElementChild);
      held = { name, ...at(event), box: svg.getAttribute("viewBox") ?? "" };
    });
    made.addEventListener("keydown", (event) => {
      const way = ARROWS[/** @type {keyof typeof ARROWS} */ (event.key)];
      if (!way) return;
      event.preventDefault();
      past.push(body);
      send(() => ({ drag: name, by: way.map((one) => one * STEP) }));
    });
    return made;
  }

  /** Where a pointer is in the picture. @param {PointerEvent} event */
  function at(event) {
    const svg = /** @type {SVGSVGElement} */ (front.firstElementChild);
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()?.inverse());
    return { x, y };
  }

  function pull() {
    const joint = shown?.handles.find((one) => one.name === held?.name);
    return held && joint ? { drag: held.name, by: [held.x - joint.x, joint.y - held.y] } : {};
  }

  /** Put the angles into their fields, but not into the one that is being typed in. @param {Field[]} told */
  function type(told) {
    if (!fields.childElementCount) fields.append(...groups(told));
    for (const one of told) {
      const input = /** @type {HTMLInputElement} */ (fields.querySelector(`[name="${one.part}.${one.key}"]`));
      if (input !== document.activeElement) input.value = String(one.value);
      input.closest("fieldset")?.classList.toggle("pose__reaches", one.reaches);
    }
  }

  /** @param {Field[]} told */
  function groups(told) {
    const made = new Map();
    for (const one of told) {
      if (!made.has(one.part)) {
        const group = document.createElement("fieldset");
        group.append(Object.assign(document.createElement("legend"), { textContent: one.part }));
        made.set(one.part, group);
      }
      made.get(one.part).append(number(one));
    }
    return made.values();
  }

  /** @param {Field} field */
  function number({ part, key, low, high, help }) {
    const [made, input] = [document.createElement("label"), document.createElement("input")];
    Object.assign(input, { type: "number", name: `${part}.${key}`, min: low, max: high, title: help });
    input.setAttribute("aria-label", `${part} ${key}`);
    input.addEventListener("input", () => {
      if (input.value === "" || !input.checkValidity()) return say([words.pose_range.replace("{low}", String(low)).replace("{high}", String(high))]);
      past.push(body);
      const value = Number(input.value);
      send(() => ({ part, key, value }));
    });
    made.append(key, input);
    return made;
  }

  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    Object.assign(held, at(event));
    send(pull);
  });
  window.addEventListener("pointerup", () => {
    held = undefined;
  });
  from.addEventListener("change", async () => {
    const opened = await ask(`entity?${new URLSearchParams({ file: from.value })}`);
    past.push(body);
    [body, shown] = [opened.value.figure?.body, undefined];
    send(() => ({}));
  });
  for (const one of dialog.querySelectorAll('[name="stance"]')) one.addEventListener("change", () => send(() => ({})));
  find("pose-undo").addEventListener("click", () => {
    if (past.length) body = past.pop();
    send(() => ({}));
  });
  find("pose-cancel").addEventListener("click", () => dialog.close());
  find("pose-use").addEventListener("click", () => {
    use(body);
    dialog.close();
  });

  /** @param {Iterable<HTMLOptionElement>} exercises whose poses one may begin with */
  return (exercises) => {
    [body, past, shown] = [filled().value.figure?.body, [], undefined];
    from.replaceChildren(new Option(words.pose_own, ""), ...exercises);
    dialog.showModal();
    send(() => ({}));
  };
}
