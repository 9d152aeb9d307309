/** The kinds of phases. The generator writes kinds.js from its registry of the kinds of exercise. */
export const kinds: {
  readonly all: readonly string[];
  /** Phases in which the reader does the exercise; the others lead from one to the next. */
  readonly work: readonly string[];
  /** Work that no tone breaks into: a reader may be half asleep. */
  readonly quiet: readonly string[];
  /** The reader is still and can follow the breath. */
  readonly breathed: readonly string[];
};
