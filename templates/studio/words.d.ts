/** The words of the studio, which the server makes from the catalogue. */
export const words: Readonly<Record<string, string>>;
/** The names of the kinds: `self_massage`. */
export const kinds: Readonly<Record<string, string>>;
/** Of these words. */
export const language: Readonly<{ lang: string, dir: string }>;
