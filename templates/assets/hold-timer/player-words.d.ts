/** What the reader sees once the player is there, by key. The generator writes player-words.js from `playing`. */
export const words: Record<string, string>;
