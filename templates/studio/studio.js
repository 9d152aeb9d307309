// The studio: a form for one entity, and beside it what comes of it.
// @ts-check
import { poseEditor } from "./pose.js";
import { mover } from "./mover.js";
import { dressRows } from "./rows.js";
import { words } from "./words.js";

/**
 * @typedef {{path: string[] | null, file: string, line: number, column: number, severity: string,
 *   rule: string, message: string, help: string}} Problem
 * @typedef {{file: string, entry: string, kind: string, schema: object, value: unknown, base: string, body: string,
 *   has_body: boolean, version: string, id: string}} Opened
 * @typedef {{text: string, problems: Problem[], address: string, drawing: string, version?: string,
 *   changed?: Both}} Shown
 * @typedef {{rows: [string | null, string | null, "same" | "different" | "skipped"][], version: string}} Both
 */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const find = (id) => /** @type {T} */ (document.getElementById(id));
/** @param {string} name */
const given = (name) => document.querySelector(`meta[name="loosen-${name}"]`)?.getAttribute("content") ?? "";
/** The pages stand at an origin of their own, so that nothing in them can reach the token. */
const [token, pages] = [given("token"), given("pages")];
const [form, page, status] = [find("form"), /** @type {HTMLIFrameElement} */ (find("page")), find("status")];
const choice = /** @type {HTMLSelectElement} */ (find("entity"));
const text = /** @type {HTMLTextAreaElement} */ (find("body").querySelector("textarea"));
const [start, changed] = [/** @type {HTMLDialogElement} */ (find("new")), /** @type {HTMLDialogElement} */ (find("changed"))];

/** @type {Opened | undefined} */
let open;
/** @type {any} */
let editor;
/** @type {Shown | undefined} */
let shown;
/** @type {unknown} */
let last;
let dirty = false;
let asking = false;
let again = false;
/** The page beside the form is on its way; and what it shows is old already. */
let [loading, late] = [false, false];
let timer = 0;

/** @param {string} address @param {object} [body] @returns {Promise<any>} */
async function ask(address, body) {
  const headers = { "Content-Type": "application/json", "X-Loosen-Token": token };
  const request = body ? { method: "POST", headers, body: JSON.stringify(body) } : {};
  const answer = await fetch(address, request).catch(() => {
    throw new Error(words.no_answer);
  });
  const told = await answer.json();
  if (told.refused) throw new Error(told.refused);
  return told;
}

/** @param {string} said */
function say(said) {
  status.textContent = said;
}

/** @param {string} name @param {string} className @param {...(string | Node)} inside */
function element(name, className, ...inside) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

async function list() {
  const { entities, kinds } = await ask("entities");
  const groups = new Map();
  for (const one of entities) {
    if (!groups.has(one.kind)) {
      const group = document.createElement("optgroup");
      group.label = one.kind.replaceAll("-", " ");
      groups.set(one.kind, group);
    }
    groups.get(one.kind).append(new Option(one.name, `${one.file}#${one.entry}`));
  }
  choice.replaceChildren(new Option(words.none, ""), ...groups.values());
  choice.value = open ? `${open.file}#${open.entry}` : "";
  const select = /** @type {HTMLSelectElement} */ (start.querySelector("select"));
  select.replaceChildren(...kinds.map((/** @type {string} */ kind) => new Option(kind.replaceAll("-", " "), kind)));
}

/** @param {Opened} opened */
function show(opened) {
  [open, shown, dirty] = [opened, undefined, false];
  editor?.destroy();
  find("welcome").hidden = true;
  find("body").hidden = !opened.has_body;
  text.value = opened.body;
  editor = new /** @type {any} */ (window).JSONEditor(form, {
    schema: opened.schema,
    startval: opened.value,
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
  let ready = false;
  editor.on("ready", () => {
    dress();
    look();
    last = editor.getValue();
    ready = true;
  });
  editor.on("change", () => {
    dress();
    // The library tells of its own start too.
    if (ready && JSON.stringify(editor.getValue()) !== JSON.stringify(last)) edited();
    last = editor.getValue();
  });
  for (const id of ["save", "download"]) /** @type {HTMLButtonElement} */ (find(id)).disabled = false;
  find("edit-pose").hidden = !("figure" in /** @type {any} */ (opened.schema).properties);
  find("move").hidden = !opened.id || !opened.version;
  say(opened.version ? "" : words.not_saved);
}

function dress() {
  dressRows(form, (path) => editor.getEditor(path), say);
  label();
}

/** Show what stands there when nothing is open. */
function close() {
  [open, shown] = [undefined, undefined];
  editor?.destroy();
  find("welcome").hidden = false;
  for (const id of ["body", "unfinished", "drawing", "edit-pose", "move"]) find(id).hidden = true;
  find("problems").replaceChildren();
  for (const id of ["save", "download"]) /** @type {HTMLButtonElement} */ (find(id)).disabled = true;
  [page.hidden, page.src] = [true, "about:blank"];
}

/** The library knows its fields by their places; people and screen readers need their names. */
function label() {
  for (const input of form.querySelectorAll("[data-schemapath]:not(:has([data-schemapath])) :is(input, select, textarea)")) {
    if (input.getAttribute("aria-label")) continue;
    const path = input.closest("[data-schemapath]")?.getAttribute("data-schemapath")?.split(".") ?? [];
    input.setAttribute("aria-label", path.slice(1).join(" "));
  }
}

function edited() {
  dirty = true;
  say(words.not_saved);
  clearTimeout(timer);
  timer = window.setTimeout(look, 250);
}

function filled() {
  if (!open) throw new Error("nothing is open");
  const { file, entry, base, version } = open;
  return { file, entry, base, version, value: editor.getValue(), body: text.value };
}

/** Ask what comes of the form; one question at a time, and what was typed meanwhile in the next. */
async function look() {
  again = asking;
  if (asking) return;
  asking = true;
  const mine = open;
  try {
    const told = await ask("draft", filled());
    if (mine === open && !again) tell(told);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
  asking = false;
  if (again) await look();
}

/** @param {Shown} told */
function tell(told) {
  shown = told;
  for (const old of form.querySelectorAll(".problem")) old.remove();
  const rest = told.problems.filter((problem) => !beside(problem));
  find("problems").replaceChildren(...told.problems.length ? [summary(told.problems)] : [], ...rest.map(note));
  find("unfinished").hidden = Boolean(told.address);
  drawn(told);
  if (told.address) {
    page.hidden = false;
    renew(`${pages}/-/draft${told.address}`);
  }
}

/** Show a draft, or load it again where it stands: the page itself does that, and keeps its place. @param {string} address */
function renew(address) {
  if (page.getAttribute("src") !== address) [page.src, loading] = [address, true];
  else if (loading) late = true;
  else page.contentWindow?.postMessage("again", pages);
}

page.addEventListener("load", () => {
  loading = false;
  if (late) page.contentWindow?.postMessage("again", pages);
  late = false;
});

/** @param {Problem[]} problems */
function summary(problems) {
  const number = problems.filter((one) => one.severity === "error").length;
  const said = number === 1 ? words.one : words.other.replace("{n}", String(number));
  const made = element("p", number ? "problems__count" : "problems__count problems__count--good", number ? said : words.hints);
  const button = element("button", "", words.first ?? "");
  button.addEventListener("click", () => form.querySelector(".problem")?.scrollIntoView({ block: "center" }));
  if (form.querySelector(".problem")) made.append(button);
  return made;
}

/** @param {Problem} problem */
function note(problem) {
  if (problem.path?.length && problem.rule === "missing-key") return element("p", "problem", words.missing ?? "");
  const help = problem.help ? [element("span", "problem__help", ` ${problem.help}`)] : [];
  const place = problem.path ? [] : [element("code", "", `${problem.file}:${problem.line} `)];
  return element("p", `problem problem--${problem.severity}`, ...place, problem.message, ...help);
}

/** Put a problem at its field. @param {Problem} problem */
function beside(problem) {
  if (!problem.path?.length) return false;
  for (let length = problem.path.length; length > 0; length -= 1) {
    const path = ["root", ...problem.path.slice(0, length)].join(".");
    const field = form.querySelector(`[data-schemapath="${CSS.escape(path)}"]`);
    if (field) {
      field.append(note(problem));
      return true;
    }
  }
  return false;
}

/** @param {Shown} told */
function drawn(told) {
  const place = find("drawing");
  place.hidden = !told.drawing || Boolean(told.address);
  place.innerHTML = told.drawing; // our own drawing, made from numbers
}

async function save() {
  try {
    const told = /** @type {Shown} */ (await ask("save", filled()));
    if (told.changed) return conflict(told.changed);
    await saved(told);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

/** @param {Shown} told */
async function saved(told) {
  if (!open) return;
  Object.assign(open, { base: told.text, version: told.version });
  dirty = false;
  say(words.saved.replace("{file}", open.file));
  find("move").hidden = !open.id;
  tell(told);
  await list();
}

/** @param {Both} both */
function conflict(both) {
  for (const [side, id] of ["theirs", "yours"].entries()) {
    find(id).replaceChildren(...both.rows.map((row) => {
      const line = row[2] === "skipped" ? "⋯" : String(row[side] ?? "");
      return element(row[2] === "different" && row[side] !== null ? "mark" : "span", `line line--${row[2]}`, `${line}\n`);
    }));
  }
  find("keep").onclick = async () => {
    changed.close();
    if (open) open.version = both.version;
    await save();
  };
  find("take").onclick = async () => {
    changed.close();
    if (open) show(await ask(`entity?${new URLSearchParams({ file: open.file, entry: open.entry })}`));
  };
  changed.showModal();
}

function download() {
  if (!open || !shown) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([shown.text], { type: "text/plain" }));
  link.download = open.file.split("/").at(-1) ?? "";
  link.click();
  URL.revokeObjectURL(link.href);
}

async function choose() {
  if (dirty && !window.confirm(words.leave)) {
    choice.value = open ? `${open.file}#${open.entry}` : "";
    return;
  }
  const [file = "", entry = ""] = choice.value.split("#");
  if (file) show(await ask(`entity?${new URLSearchParams({ file, entry })}`));
}

/** @param {SubmitEvent} event */
async function begin(event) {
  event.preventDefault();
  const fields = new FormData(/** @type {HTMLFormElement} */ (start.querySelector("form")));
  const wanted = new URLSearchParams([...fields].map(([key, value]) => [key, String(value)]));
  try {
    const opened = await ask(`new?${wanted}`);
    start.close();
    show(opened);
    choice.value = "";
  } catch (error) {
    const place = start.querySelector(".refused");
    if (place) place.textContent = String(error instanceof Error ? error.message : error);
  }
}

for (const place of document.querySelectorAll("[data-word]")) {
  place.textContent = words[place.getAttribute("data-word") ?? ""] ?? "";
}
page.title = words.page ?? "";
document.title = words.title ?? "";
const name = /** @type {HTMLInputElement} */ (start.querySelector('[name="name"]'));
const id = /** @type {HTMLInputElement} */ (start.querySelector('[name="id"]'));
name.addEventListener("input", () => {
  const plain = name.value.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  id.value = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
});
choice.addEventListener("change", choose);
text.addEventListener("input", edited);
find("begin").addEventListener("click", () => start.showModal());
start.querySelector('[value="cancel"]')?.addEventListener("click", () => start.close());
start.querySelector("form")?.addEventListener("submit", begin);
const pose = poseEditor({ ask, filled, use: (body) => editor.getEditor("root.figure.body").setValue(body) });
find("edit-pose").addEventListener("click", () => {
  const exercises = [...choice.options].filter((one) => one.value.startsWith("exercises/"));
  pose(exercises.map((one) => new Option(one.text, one.value.split("#")[0])));
});
const moving = mover({ ask, filled, gone: async (said, file, entry) => {
  dirty = false;
  if (file) show(await ask(`entity?${new URLSearchParams({ file, entry })}`));
  else close();
  await list();
  say(said);
} });
find("move").addEventListener("click", () => (dirty ? say(words.save_first ?? "") : open && moving(open.id)));
find("save").addEventListener("click", save);
find("download").addEventListener("click", download);
find("back").addEventListener("click", () => changed.close());
window.addEventListener("beforeunload", (event) => dirty && event.preventDefault());
await list();
