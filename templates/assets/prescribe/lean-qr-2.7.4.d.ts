/** What we use of it; the package has the whole. */
export declare function generate(text: string): { size: number; get(x: number, y: number): boolean };
