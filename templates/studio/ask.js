// Questions to the server of the studio, and what every part of its page needs.
// @ts-check
import { words } from "./words.js";

/** @param {string} name */
const given = (name) => document.querySelector(`meta[name="loosen-${name}"]`)?.getAttribute("content") ?? "";
const token = given("token");
/** The pages stand at an origin of their own, so that nothing in them can reach the token. */
export const pages = given("pages");

/** @param {string} address @param {object} [body] @returns {Promise<any>} */
export async function ask(address, body) {
  const headers = { "Content-Type": "application/json", "X-Loosen-Token": token };
  const request = body ? { method: "POST", headers, body: JSON.stringify(body) } : {};
  const answer = await fetch(address, request).catch(() => {
    throw new Error(words.no_answer);
  });
  const told = await answer.json();
  if (told.refused) throw new Error(told.refused);
  return told;
}

/** @param {unknown} error */
export const sentence = (error) => (error instanceof Error ? error.message : String(error));

/** @param {string} name @param {string} className @param {...(string | Node)} inside */
export function element(name, className, ...inside) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

/** Put its words into a part of the page. @param {ParentNode} part */
export function fillIn(part) {
  for (const place of part.querySelectorAll("[data-word]")) {
    place.textContent = words[place.getAttribute("data-word") ?? ""] ?? "";
  }
}
