/** Made from the catalogue of interface words, and from what an author offers, when the site is built. */
export declare const words: Record<'start' | 'safety' | 'safety_text' | 'safety_at' | 'none', string> & { offered: string[] };
