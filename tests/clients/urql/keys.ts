/** Objects without an id, which Graphcache stores with the object that has them. */
export const keys = { RichText: () => null };
