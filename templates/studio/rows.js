// Rows of the form, such as the exercises of a routine: dragged, or moved by keys; what is seldom needed is folded.
// @ts-check
import { words } from "./words.js";

/**
 * What the form library knows of a list.
 * @typedef {{schema: any, getValue: () => unknown[], setValue: (value: unknown[]) => void,
 *   onChange: (bubble: boolean) => void}} ListEditor
 */

/** @param {Element} list @returns {HTMLElement[]} */
const rowsOf = (list) => [...list.querySelectorAll(":scope > .je-indented-panel > div > [data-schematype='object']")]
  .flatMap((row) => (row instanceof HTMLElement ? [row] : []));

/**
 * Give each row of the form its handle and its fold; to be called again after each change of the form.
 * @param {HTMLElement} form @param {(path: string) => ListEditor | null} editorAt @param {(said: string) => void} say
 */
export function addHandles(form, editorAt, say) {
  for (const list of form.querySelectorAll("[data-schematype='array']")) {
    const editor = editorAt(list.getAttribute("data-schemapath") ?? "");
    if (!editor?.schema.items?.options?.short) continue;
    /** @param {number} from @param {number} to */
    const move = (from, to) => {
      const value = [...editor.getValue()];
      if (to < 0 || to >= value.length || to === from) return;
      value.splice(to, 0, ...value.splice(from, 1));
      say((words.moved ?? "").replace("{n}", String(to + 1)).replace("{all}", String(value.length)));
      editor.setValue(value);
      editor.onChange(true);
      const row = rowsOf(list)[to];
      rowsOf(list).forEach((one) => unfold(one, filled(one)));
      row?.querySelector("button")?.focus();
    };
    for (const row of rowsOf(list)) {
      if (!row.querySelector(":scope > .row__handle")) hold(list, row, move);
      if (!row.querySelector(".row__more")) fold(row); // the library lays its fields out anew at times
    }
  }
}

/** @param {Element} list @param {HTMLElement} row @param {(from: number, to: number) => void} move */
function hold(list, row, move) {
  row.classList.add("row--item");
  const handle = button("row__handle", "⠿", words.move_row ?? "");
  row.prepend(handle);
  const at = () => rowsOf(list).indexOf(row);
  handle.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    move(at(), at() + step);
  });
  handle.addEventListener("pointerdown", (event) => {
    handle.setPointerCapture(event.pointerId);
    row.classList.add("row--held");
  });
  handle.addEventListener("pointermove", (event) => {
    if (row.classList.contains("row--held")) marked(list, at(), target(list, event.clientY));
  });
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    handle.addEventListener(end, (event) => {
      if (!row.classList.contains("row--held")) return;
      row.classList.remove("row--held");
      marked(list, -1, -1);
      if (end === "pointerup") move(at(), target(list, event.clientY));
    });
  }
}

/** @param {HTMLElement} row */
function fold(row) {
  const more = button("row__more", words.more ?? "");
  row.querySelector(".row")?.after(more);
  more.addEventListener("click", () => unfold(row, more.getAttribute("aria-expanded") !== "true"));
  unfold(row, filled(row));
}

/** The row at this height. @param {Element} list @param {number} y */
function target(list, y) {
  const rows = rowsOf(list);
  const found = rows.findIndex((row) => y < row.getBoundingClientRect().bottom);
  return found < 0 ? rows.length - 1 : found;
}

/** Mark where a held row would go. @param {Element} list @param {number} from @param {number} to */
function marked(list, from, to) {
  rowsOf(list).forEach((row, at) => {
    row.classList.toggle("row--above", at === to && to < from);
    row.classList.toggle("row--below", at === to && to > from);
  });
}

/** Whether a row says more than its first field. @param {HTMLElement} row */
function filled(row) {
  return [...row.querySelectorAll(":scope .row ~ .row :is(input, select, textarea)")].some(
    (field) => /** @type {HTMLInputElement} */ (field).value !== "",
  );
}

/** @param {HTMLElement} row @param {boolean} open */
function unfold(row, open) {
  row.classList.toggle("row--open", open);
  row.querySelector(".row__more")?.setAttribute("aria-expanded", String(open));
}

/** @param {string} className @param {string} text @param {string} [label] */
function button(className, text, label) {
  const made = document.createElement("button");
  [made.type, made.className, made.textContent] = ["button", className, text];
  if (label) [made.title, made.ariaLabel] = [label, label];
  return made;
}
