/** Made from the catalogue of interface words when the site is built. */
export declare const words: Record<string, string>;
