/** What the reader sees, by key. The generator writes words.js from the `timer` part of the catalogue. */
export const words: Record<string, string>;
