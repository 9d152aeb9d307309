// Shows a file that somebody changed meanwhile beside the author's own, with the lines that differ.
// @ts-check
import { element } from "./ask.js";

/** @typedef {{rows: [string | null, string | null, "same" | "different" | "skipped"][], version: string}} Both */

/** @type {HTMLElement[]} */
const [dialog, keep, take, back] = ["changed", "keep", "take", "back"].flatMap((id) => document.getElementById(id) ?? []);

/** @param {Both} both @param {{keep: () => void, take: () => void}} answers */
export function showConflict(both, answers) {
  const shown = /** @type {HTMLDialogElement} */ (dialog);
  for (const [side, id] of ["theirs", "yours"].entries()) {
    document.getElementById(id)?.replaceChildren(...both.rows.map((row) => {
      const line = row[2] === "skipped" ? "⋯" : String(row[side] ?? "");
      return element(row[2] === "different" && row[side] !== null ? "mark" : "span", `line line--${row[2]}`, `${line}\n`);
    }));
  }
  for (const [button, answer] of /** @type {const} */ ([[keep, answers.keep], [take, answers.take], [back, () => {}]])) {
    if (button) button.onclick = () => {
      shown.close();
      answer();
    };
  }
  shown.showModal();
}
