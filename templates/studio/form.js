// The form of one thing: its fields, what is wrong beside each, and what can be made where it is chosen.
// @ts-check
import { element, sentence } from "./ask.js";
import { addHandles } from "./rows.js";
import { words } from "./words.js";

/**
 * @typedef {{path: string[] | null, file: string, line: number, column: number, severity: string,
 *   rule: string, message: string, help: string}} Problem
 * @typedef {{id: string, name: string}} Made
 * @typedef {{ready?: () => void, edited: (said?: string) => void, say: (said: string) => void, make: (kind: string) => Promise<Made | undefined>}} Owner
 */
export class Form {
  /** @type {any} of the library */
  #editor;
  #last = "";
  /** What a move of a row says, as soon as the library tells of it. @type {string | undefined} */
  #moved;
  #ready = false;
  /** @type {HTMLElement} */
  #place;
  /** @type {any} */
  #schema;
  /** @type {Owner} */
  #owner;

  /** @param {HTMLElement} place @param {{schema: any, value: unknown}} opened @param {Owner} owner */
  constructor(place, { schema, value }, owner) {
    [this.#place, this.#schema, this.#owner] = [place, schema, owner];
    this.#build(value);
  }

  /** @param {unknown} value @param {() => void} [after] */
  #build(value, after) {
    this.#editor?.destroy();
    this.#ready = false;
    speak();
    this.#editor = new /** @type {any} */ (window).JSONEditor(this.#place, {
      schema: this.#schema,
      startval: value,
      theme: "barebones",
      iconlib: null,
      disable_edit_json: true,
      disable_properties: true,
      disable_array_delete_all_rows: true,
      disable_array_delete_last_row: true,
      no_additional_properties: true,
      show_errors: "never", // `check` says what is wrong, in sentences
      prompt_before_delete: false,
    });
    this.#editor.on("ready", () => {
      this.#dress();
      this.#last = JSON.stringify(this.value);
      this.#ready = true;
      this.#owner.ready?.();
      after?.();
    });
    this.#editor.on("change", () => {
      this.#dress();
      const now = JSON.stringify(this.value);
      if (this.#ready && now !== this.#last) this.#owner.edited(this.#moved); // the library tells of its own start too
      [this.#last, this.#moved] = [now, undefined];
    });
  }

  get value() {
    return this.#editor.getValue();
  }

  /** @param {string} path @param {unknown} value */
  set(path, value) {
    this.#editor.getEditor(path).setValue(value);
  }

  destroy() {
    this.#editor.destroy();
  }

  /** Put problems beside their fields. @param {Problem[]} problems @returns {Problem[]} those without a field */
  tell(problems) {
    for (const old of this.#place.querySelectorAll(".problem")) old.remove();
    return problems.filter((problem) => !this.#beside(problem));
  }

  /** @param {Problem} problem */
  #beside(problem) {
    for (let length = problem.path?.length ?? 0; length > 0; length -= 1) {
      const path = ["root", ...(problem.path ?? []).slice(0, length)].join(".");
      const field = this.#place.querySelector(`[data-schemapath="${CSS.escape(path)}"]`);
      if (!field) continue;
      field.append(note(problem));
      return true;
    }
    return false;
  }

  /** Offer only what the rules allow, and what is chosen. @param {Record<string, string[]>} fitting ids by key */
  fit(fitting) {
    for (const [key, ids] of Object.entries(fitting)) {
      for (const option of this.#place.querySelectorAll(`[data-schemapath="${CSS.escape(`root.${key}`)}"] option`)) {
        const { value, selected } = /** @type {HTMLOptionElement} */ (option);
        const fits = !value || selected || ids.includes(value);
        Object.assign(option, { hidden: !fits, disabled: !fits });
      }
    }
  }

  #dress() {
    addHandles(this.#place, (path) => this.#editor.getEditor(path), (said) => (this.#moved = said));
    for (const place of this.#place.querySelectorAll("[data-schemapath]")) this.#offerNew(place);
    this.#label();
  }

  /** A button beside a choice of sources, say, that makes a new one. @param {Element} place */
  #offerNew(place) {
    const path = place.getAttribute("data-schemapath") ?? "";
    const { schema } = this.#editor.getEditor(path) ?? {};
    const kind = schema?.options?.makes ?? schema?.items?.options?.makes;
    if (!kind || /\.\d+$/.test(path) || place.querySelector(".make")) return;
    const button = /** @type {HTMLButtonElement} */ (element("button", "make", words[`new_${kind}`] ?? ""));
    button.type = "button";
    button.addEventListener("click", async () => {
      try {
        const made = await this.#owner.make(kind);
        if (made) this.#take(path, kind, made);
      } catch (error) {
        this.#owner.say(sentence(error));
      }
    });
    const add = place.querySelector(":scope > .je-indented-panel > :last-child > .json-editor-btntype-add");
    if (add) add.after(button);
    else place.append(button);
  }

  /** Choose what was just made. @param {string} path @param {string} kind @param {Made} made */
  #take(path, kind, made) {
    offer(this.#schema, kind, made);
    const value = this.value;
    const steps = path.split(".").slice(1);
    const last = steps.pop() ?? "";
    const place = steps.reduce((inner, step) => inner[step], value);
    place[last] = Array.isArray(place[last]) ? [...place[last].filter(Boolean), made.id] : made.id;
    const scrolled = this.#place.closest(".scrolls");
    const top = scrolled?.scrollTop ?? 0;
    this.#build(value, () => {
      scrolled?.scrollTo({ top });
      /** @type {HTMLElement | null} */ (this.#place.querySelector(`[data-schemapath="${CSS.escape(path)}"] .make`))?.focus();
      this.#owner.edited();
    });
  }

  /** The library knows its fields by their places; people and screen readers need their names. */
  #label() {
    for (const input of this.#place.querySelectorAll("[data-schemapath]:not(:has([data-schemapath])) :is(input, select, textarea)")) {
      if (input.getAttribute("aria-label")) continue;
      /** @type {string[]} */
      const path = input.closest("[data-schemapath]")?.getAttribute("data-schemapath")?.split(".") ?? [];
      const names = path.slice(1).map((step, at) => {
        const { schema } = this.#editor.getEditor(path.slice(0, at + 2).join(".")) ?? {};
        return /^\d+$/.test(step) ? String(Number(step) + 1) : schema?.title || step;
      });
      input.setAttribute("aria-label", names.join(" "));
    }
  }
}

/** The library's own words in the author's language. */
function speak() {
  Object.assign(/** @type {any} */ (window).JSONEditor.defaults.languages.en, {
    button_add_row_title: words.add_row,
    button_delete_row_title: words.delete_row,
    button_move_up_title: words.move_up,
    button_move_down_title: words.move_down,
    button_collapse: words.collapse,
    button_expand: words.expand,
  });
}

/** Add a choice to each field of its kind. @param {any} schema @param {string} kind @param {Made} made */
function offer(schema, kind, { id, name }) {
  if (schema.options?.makes === kind) {
    schema.enum = [...(schema.enum ?? [""]), id];
    schema.options.enum_titles = [...(schema.options.enum_titles ?? [""]), name || id];
  }
  for (const part of [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])]) offer(part, kind, { id, name });
}

/** @param {Problem} problem */
export function note(problem) {
  if (problem.path?.length && problem.rule === "missing-key") return element("p", "problem", words.missing ?? "");
  const help = problem.help ? [element("span", "problem__help", ` ${problem.help}`)] : [];
  const place = problem.path ? [] : [element("code", "", `${problem.file}:${problem.line} `)];
  return element("p", `problem problem--${problem.severity}`, ...place, problem.message, ...help);
}

/** How many things are wrong, and a way to the first. @param {Problem[]} problems @param {HTMLElement} form */
export function summary(problems, form) {
  const number = problems.filter((one) => one.severity === "error").length;
  const said = number === 1 ? words.one : (words.other ?? "").replace("{n}", String(number));
  const made = element("p", number ? "problems__count" : "problems__count problems__count--good", (number ? said : words.hints) ?? "");
  const button = element("button", "", words.first ?? "");
  button.addEventListener("click", () => form.querySelector(".problem")?.scrollIntoView({ block: "center" }));
  if (form.querySelector(".problem")) made.append(button);
  return made;
}
