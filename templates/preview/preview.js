// Keeps a page of the preview up to date, and shows on it what is wrong with the content.
// @ts-check
import { words } from "./words.js";

/**
 * @typedef {{file: string, line: number, column: number, rule: string, message: string, help: string,
 *   before: string, after: string}} Problem
 * @typedef {{number: number, good: boolean, count: number, problems: Problem[]}} News
 */

const mark = () => document.querySelector('meta[name="loosen-preview"]')?.getAttribute("content");
/** The page that `mark` is of: the theme changes pages without loading them. */
const here = location.pathname;
let small = false;

/**
 * @param {string} name
 * @param {string} className
 * @param {...(string | Node)} inside
 */
function element(name, className, ...inside) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

/** @param {string} text @param {number} number */
const filled = (text, number) => text.replace("{n}", String(number));

/** @param {Problem} problem */
function item(problem) {
  const place = `${problem.file}:${problem.line}:${problem.column}`;
  const parts = [element("code", "preview-problems__place", place), element("p", "", problem.message)];
  if (problem.before || problem.after) {
    const spot = element("span", "preview-problems__spot", problem.after.slice(0, 1) || " ");
    const number = element("span", "preview-problems__number", String(problem.line));
    parts.push(element("pre", "", number, problem.before, spot, problem.after.slice(1)));
  }
  if (problem.help) {
    parts.push(element("p", "preview-problems__help", element("b", "", words.help), ` ${problem.help}`));
  }
  return element("li", "", ...parts);
}

/** @param {News} news */
function note(news) {
  const title = element("h2", "", news.count === 1 ? words.one : filled(words.other, news.count));
  const button = /** @type {HTMLButtonElement} */ (element("button", ""));
  const list = element("ol", "", ...news.problems.map(item));
  const rest = news.count - news.problems.length;
  if (rest > 0) list.append(element("li", "", filled(words.more, rest)));
  const lead = element("p", "", mark() === "none" ? words.empty : words.kept);
  const body = element("div", "preview-problems__body", lead, list);
  const fold = () => {
    body.hidden = small;
    button.textContent = small ? words.all : words.less;
    button.setAttribute("aria-expanded", String(!small));
  };
  button.type = "button";
  button.addEventListener("click", () => {
    small = !small;
    fold();
  });
  fold();
  const made = element("section", "preview-problems", element("header", "", title, button), body);
  made.setAttribute("role", "alert");
  return made;
}

/** Load the page again if it is another one now; a running timer on any other page goes on. */
async function renew() {
  const answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
  const now = (answer.headers.get("ETag") ?? "").replaceAll('"', "");
  if (here !== location.pathname || now !== mark()) location.reload();
}

/** @param {News} news */
async function tell(news) {
  document.querySelector(".preview-problems")?.remove();
  if (news.count) document.body.append(note(news));
  if (news.good) await renew();
}

/** @type {EventSource | undefined} */
let source;

/** A browser has few connections to one server, so a tab that nobody sees has none. */
function listen() {
  source?.close();
  source = undefined;
  if (document.visibilityState !== "visible") return;
  source = new EventSource("/-/preview/events");
  source.addEventListener("message", (event) => tell(JSON.parse(event.data)));
}

document.addEventListener("visibilitychange", listen);
window.addEventListener("pagehide", () => source?.close());
window.addEventListener("pageshow", (event) => event.persisted && listen());
listen();
