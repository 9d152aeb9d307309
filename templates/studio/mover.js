// Renames or deletes what is open, after showing what would then be wrong.
// @ts-check
import { words } from "./words.js";

/**
 * @param {{ask: (address: string, body?: object) => Promise<any>, filled: () => object,
 *   gone: (said: string, file: string, entry: string) => Promise<void>}} studio
 * @returns {(id: string) => Promise<void>} opens the dialog
 */
export function mover({ ask, filled, gone }) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("moving"));
  /** @template {HTMLElement} T @param {string} selector @returns {T} */
  const find = (selector) => /** @type {T} */ (dialog.querySelector(selector));
  const to = /** @type {HTMLInputElement} */ (find("[name='to']"));
  let id = "";

  /** @param {() => Promise<void>} act */
  async function tried(act) {
    find(".refused").textContent = "";
    try {
      await act();
    } catch (error) {
      find(".refused").textContent = error instanceof Error ? error.message : String(error);
    }
  }
  /** @param {string | undefined} said @param {Record<string, string>} parts */
  const told = (said, parts) => (said ?? "").replace(/\{(\w+)\}/g, (_, key) => parts[key] ?? "");

  find("form").addEventListener("submit", (event) => {
    event.preventDefault();
    void tried(async () => {
      const done = await ask("rename", { ...filled(), to: to.value });
      dialog.close();
      await gone(told(words.renamed, { old: id, new: to.value, n: String(done.changed) }), done.file, done.entry);
    });
  });
  find("#delete").addEventListener("click", () => tried(async () => {
    await ask("delete", filled());
    dialog.close();
    await gone(told(words.deleted, { old: id }), "", "");
  }));
  find("[value='cancel']").addEventListener("click", () => dialog.close());

  return (wanted) => tried(async () => {
    [id, to.value] = [wanted, wanted];
    const { problems } = await ask("uses", filled());
    find("#delete-help").textContent = (problems.length ? words.delete_used : words.delete_free) ?? "";
    find("#delete-breaks").replaceChildren(...problems.map((/** @type {string} */ problem) => {
      const line = document.createElement("li");
      line.textContent = problem;
      return line;
    }));
    dialog.showModal();
  });
}
