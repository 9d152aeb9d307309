// The page beside the form: it is loaded once, and later renews itself and keeps its place.
// @ts-check
import { pages } from "./ask.js";

/** @param {HTMLIFrameElement} frame @returns {(address: string) => void} shows the draft of a page, or shows it anew */
export function previewIn(frame) {
  /** It is on its way; and what it shows is old already. */
  let [loading, late] = [false, false];

  frame.addEventListener("load", () => {
    loading = false;
    if (late) frame.contentWindow?.postMessage("again", pages);
    late = false;
  });
  return (page) => {
    const address = `${pages}/-/draft${page}`;
    if (frame.getAttribute("src") !== address) [frame.src, loading] = [address, true];
    else if (loading) late = true;
    else frame.contentWindow?.postMessage("again", pages);
  };
}
