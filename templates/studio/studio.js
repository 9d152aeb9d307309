// The studio: a form for one entity, and beside it what comes of it.
// @ts-check
import { referenceButtons } from "./article.js";
import { ask, fillIn, sentence } from "./ask.js";
import { showConflict } from "./conflict.js";
import { makeEntry } from "./entry.js";
import { Form, note, summary } from "./form.js";
import { mover } from "./mover.js";
import { poseEditor } from "./pose.js";
import { previewIn } from "./preview.js";
import { kinds as kindNames, language, words } from "./words.js";

/**
 * @typedef {import("./form.js").Problem} Problem
 * @typedef {{file: string, entry: string, kind: string, schema: object, value: unknown, base: string, body: string,
 *   has_body: boolean, version: string, id: string, new?: boolean}} Opened
 * @typedef {{text: string, problems: Problem[], address: string, drawing: string, fitting: Record<string, string[]>, version?: string,
 *   changed?: import("./conflict.js").Both}} Shown
 */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const find = (id) => /** @type {T} */ (document.getElementById(id));
const [place, page, status] = [find("form"), /** @type {HTMLIFrameElement} */ (find("page")), find("status")];
const preview = previewIn(page);
const choice = /** @type {HTMLSelectElement} */ (find("entity"));
const text = /** @type {HTMLTextAreaElement} */ (find("body").querySelector("textarea"));
const start = /** @type {HTMLDialogElement} */ (find("new"));

/** @type {Opened | undefined} */
let open;
/** @type {Form | undefined} */
let form;
/** @type {Shown | undefined} */
let shown;
let dirty = false;
let asking = false;
let again = false;
let timer = 0;

/** @param {string} said */
function say(said) {
  status.textContent = said;
}

/** @param {string} kind */
const kindName = (kind) => kindNames[kind.replaceAll("-", "_")] ?? kind;

async function list() {
  const { entities, kinds } = await ask("entities");
  const groups = new Map();
  for (const one of entities) {
    if (!groups.has(one.kind)) {
      const group = document.createElement("optgroup");
      group.label = kindName(one.kind);
      groups.set(one.kind, group);
    }
    groups.get(one.kind).append(new Option(one.name, `${one.file}#${one.entry}`));
  }
  choice.replaceChildren(new Option(words.none, ""), ...groups.values());
  choice.value = open ? `${open.file}#${open.entry}` : "";
  const select = /** @type {HTMLSelectElement} */ (start.querySelector("select"));
  select.replaceChildren(...kinds.map((/** @type {string} */ kind) => new Option(kindName(kind), kind)));
}

/** @param {Opened} opened */
function show(opened) {
  [open, shown, dirty] = [opened, undefined, false];
  form?.destroy();
  find("welcome").hidden = true;
  find("body").hidden = !opened.has_body;
  text.value = opened.body;
  form = new Form(place, opened, { ready: look, edited, say, make: makeEntry });
  for (const id of ["save", "download"]) /** @type {HTMLButtonElement} */ (find(id)).disabled = false;
  find("edit-pose").hidden = !("figure" in /** @type {any} */ (opened.schema).properties);
  const saved = Boolean(opened.version) && !opened.new;
  find("move").hidden = !opened.id || !saved;
  say(saved ? "" : words.not_saved ?? "");
}

/** Show what stands there when nothing is open. */
function close() {
  form?.destroy();
  [open, shown, form] = [undefined, undefined, undefined];
  find("welcome").hidden = false;
  for (const id of ["body", "unfinished", "drawing", "edit-pose", "move"]) find(id).hidden = true;
  find("problems").replaceChildren();
  for (const id of ["save", "download"]) /** @type {HTMLButtonElement} */ (find(id)).disabled = true;
  [page.hidden, page.src] = [true, "about:blank"];
}

/** @param {string} [said] what happened, for who listens */
function edited(said) {
  dirty = true;
  say(said ?? words.not_saved);
  clearTimeout(timer);
  timer = window.setTimeout(look, 250);
}

function filled() {
  if (!open || !form) throw new Error("nothing is open");
  const { file, entry, base, version } = open;
  return { file, entry, base, version, new: open.new, value: form.value, body: text.value };
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
    say(sentence(error));
  }
  asking = false;
  if (again) await look();
}

/** @param {Shown} told */
function tell(told) {
  shown = told;
  const rest = form?.tell(told.problems) ?? [];
  form?.fit(told.fitting);
  find("problems").replaceChildren(...told.problems.length ? [summary(told.problems, place)] : [], ...rest.map(note));
  find("unfinished").hidden = Boolean(told.address);
  drawn(told);
  if (told.address) {
    page.hidden = false;
    preview(told.address);
  }
}

/** @param {Shown} told */
function drawn(told) {
  const drawing = find("drawing");
  drawing.hidden = !told.drawing || Boolean(told.address);
  drawing.innerHTML = told.drawing; // our own drawing, made from numbers
}

async function save() {
  try {
    const told = /** @type {Shown} */ (await ask("save", filled()));
    if (told.changed) return conflict(told.changed);
    await saved(told);
  } catch (error) {
    say(sentence(error));
  }
}

/** @param {Shown} told */
async function saved(told) {
  if (!open) return;
  Object.assign(open, { base: told.text, version: told.version, new: false });
  dirty = false;
  say(words.saved.replace("{file}", open.file));
  find("move").hidden = !open.id;
  tell(told);
  await list();
}

/** @param {import("./conflict.js").Both} both */
function conflict(both) {
  showConflict(both, {
    keep() {
      if (open) open.version = both.version;
      void save();
    },
    async take() {
      if (open) show(await ask(`entity?${new URLSearchParams({ file: open.file, entry: open.entry })}`));
    },
  });
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
    for (const field of start.querySelectorAll("input")) field.value = "";
  } catch (error) {
    const place = start.querySelector(".refused");
    if (place) place.textContent = String(error instanceof Error ? error.message : error);
  }
}

fillIn(document);
Object.assign(document.documentElement, language);
page.title = words.page ?? "";
document.title = words.title ?? "";
const name = /** @type {HTMLInputElement} */ (start.querySelector('[name="name"]'));
const id = /** @type {HTMLInputElement} */ (start.querySelector('[name="id"]'));
name.addEventListener("input", async () => {
  const asked = name.value;
  const told = await ask(`id?${new URLSearchParams({ text: asked })}`);
  if (name.value === asked) id.value = told.id;
});
choice.addEventListener("change", choose);
text.addEventListener("input", () => edited());
referenceButtons(text, say);
find("begin").addEventListener("click", () => start.showModal());
start.querySelector('[value="cancel"]')?.addEventListener("click", () => start.close());
start.querySelector("form")?.addEventListener("submit", begin);
const pose = poseEditor({ ask, filled, use: (body) => form?.set("root.figure.body", body) });
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
window.addEventListener("beforeunload", (event) => dirty && event.preventDefault());
await list();
