/** The words of the studio, which the server makes from the catalogue. */
export const words: Readonly<Record<string, string>>;
