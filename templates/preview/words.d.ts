/** The words of the preview, which the server makes from the catalogue. */
export const words: Readonly<Record<string, string>>;
