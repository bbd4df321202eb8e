/** The PostTypeIds that are imported. */
export const QUESTION = 1;
export const ANSWER = 2;
export const TAG_EXCERPT = 4;
export const TAG_WIKI = 5;

/** Others that dumps are known to have. */
const OTHERS: Readonly<Record<number, string>> = {
  3: 'orphaned tag wikis',
  4: 'excerpts of tags',
  5: 'wikis of tags',
  6: 'moderator nominations',
  7: 'wiki placeholders',
  8: 'privilege wikis',
};

/** Why posts of a type are left out. */
export function otherPosts(type: number): string {
  return `${OTHERS[type] ?? 'posts of other kinds'} (post type ${type})`;
}
