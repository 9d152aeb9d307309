// The text of an article: puts a source or a claim where the cursor stands.
// @ts-check
import { ask, sentence } from "./ask.js";
import { makeEntry } from "./entry.js";
import { words } from "./words.js";

/** How a text refers to each kind. @type {Record<string, (id: string) => string>} */
const WRITTEN = { source: (id) => `[@${id}]`, claim: (id) => `\n\n::: claim ${id}\n\n` };

/** @param {HTMLTextAreaElement} text @param {(said: string) => void} say */
export function referenceButtons(text, say) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("pick"));
  /** @template {HTMLElement} T @param {string} selector @returns {T} */
  const find = (selector) => /** @type {T} */ (dialog.querySelector(selector));
  const choice = /** @type {HTMLSelectElement} */ (find("select"));
  let kind = "";

  /** @param {string} id */
  function put(id) {
    dialog.close();
    const written = WRITTEN[kind]?.(id) ?? "";
    text.setRangeText(written, text.selectionStart, text.selectionEnd, "end");
    text.focus();
    text.dispatchEvent(new Event("input"));
  }

  for (const button of document.querySelectorAll("button[data-put]")) {
    button.addEventListener("click", async () => {
      kind = button.getAttribute("data-put") ?? "";
      try {
        const { choices } = await ask(`choices?${new URLSearchParams({ kind })}`);
        choice.replaceChildren(...choices.map((/** @type {{id: string, name: string}} */ one) => new Option(one.name || one.id, one.id)));
      } catch (error) {
        return say(sentence(error));
      }
      find("h2").textContent = dialog.ariaLabel = words[`put_${kind}`] ?? "";
      find("[value='new']").textContent = words[`new_${kind}`] ?? "";
      dialog.showModal();
    });
  }
  find("form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (choice.value) put(choice.value);
  });
  find("[value='new']").addEventListener("click", async () => {
    const made = await makeEntry(kind);
    if (made) put(made.id);
  });
  find("[value='cancel']").addEventListener("click", () => dialog.close());
}
