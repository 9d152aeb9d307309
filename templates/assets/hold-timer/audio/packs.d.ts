/** What a reader can choose: no voice, the browser's, recorded ones. The generator writes packs.js; nothing is in it
 * on a site without a recorded voice.
 */
export const packs: {
  id: boolean | string;
  name: string;
  /** Who speaks, of a recorded one. */
  says?: string;
  /** Where its recordings stand, from the site's root. */
  folder?: string;
}[];
