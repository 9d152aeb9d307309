// Makes a new source, claim or the like where it is chosen: its form in a dialog, saved as everything else is.
// @ts-check
import { ask, element, fillIn, sentence } from "./ask.js";
import { Form, summary } from "./form.js";
import { words } from "./words.js";

/** What an id is made of, by kind: `Bandy WD, Irion JM` of 1994 is `bandy1994`. @param {any} value */
function called(value) {
  if (value.authors) return `${value.authors.split(/[\s,]/)[0]}${value.year}`;
  return value.name || value.claim || value.title || "";
}

/** @param {string} kind @returns {Promise<import("./form.js").Made | undefined>} nothing if it was called off */
export async function makeEntry(kind) {
  const opened = await ask(`new?${new URLSearchParams({ kind })}`);
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("entry"));
  const dialog = /** @type {HTMLDialogElement} */ (template.content.firstElementChild?.cloneNode(true));
  fillIn(dialog);
  /** @template {HTMLElement} T @param {string} selector @returns {T} */
  const find = (selector) => /** @type {T} */ (dialog.querySelector(selector));
  const [id, place, problems] = [/** @type {HTMLInputElement} */ (find("[name='id']")), find(".form"), find(".problems")];
  const title = words[`new_${kind}`] ?? "";
  find("h2").textContent = dialog.ariaLabel = title;
  let ownId = false;
  let timer = 0;
  const edited = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => tried(async () => void (await look())), 250);
  };
  const form = new Form(place, opened, { edited, say: () => {}, make: makeEntry });
  const filled = () => ({ ...opened, value: form.value, entry: id.value || "new" });

  /** What is wrong with the new entry; what is wrong elsewhere stands where it belongs. */
  async function look() {
    if (!ownId) id.value = (await ask(`id?${new URLSearchParams({ text: called(form.value) })}`)).id;
    const told = await ask("draft", filled());
    const own = told.problems.filter((/** @type {any} */ one) => one.path);
    const rest = form.tell(own);
    problems.replaceChildren(...(own.length ? [summary(own, place)] : []), ...rest.map((/** @type {any} */ one) => element("p", "problem", one.message)));
    return own.filter((/** @type {any} */ one) => one.severity === "error").length;
  }

  /** @param {() => Promise<void>} act */
  async function tried(act) {
    find(".refused").textContent = "";
    try {
      await act();
    } catch (error) {
      find(".refused").textContent = sentence(error);
    }
  }

  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    /** @param {import("./form.js").Made} [made] */
    const done = (made) => {
      clearTimeout(timer);
      dialog.close();
      form.destroy();
      dialog.remove();
      resolve(made);
    };
    id.addEventListener("input", () => (ownId = id.value !== ""));
    dialog.addEventListener("cancel", () => done());
    find("[value='cancel']").addEventListener("click", () => done());
    find("form").addEventListener("submit", (event) => {
      event.preventDefault();
      void tried(async () => {
        if (await look()) return;
        const told = await ask("save", filled());
        if (told.changed) throw new Error(words.changed_meanwhile);
        const { name, title: printed, claim } = form.value;
        done({ id: id.value, name: name || printed || claim || id.value });
      });
    });
  });
}
