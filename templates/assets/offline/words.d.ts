/** What the reader sees, by key. `finish` writes words.js from the `offline` part of the catalogue. */
export const words: Record<string, string>;
