import { groupBy } from '../../../src/lib/group-by.ts';
import { at } from '../at.ts';
import { Random } from '../chance/random.ts';
import { DAY, momentAfter } from './clock.ts';
import type { Posts } from './posts.ts';

export interface Sequence {
  readonly author: number;
  readonly createdAt: number;
  /** Indexes of posts by its author, in the order in which they are read. */
  readonly posts: readonly number[];
}

const MAX_POSTS = 20;

/** Each is a run of one person's posts, so those who post much have most of them. */
export function planSequences(count: number, posts: Posts): Sequence[] {
  const random = new Random('sequences');
  const postsOf = groupBy([...posts.author.keys()], (post) => at(posts.author, post));
  return Array.from({ length: count }, () => {
    const author = at(posts.author, random.below(posts.count));
    const theirs = postsOf.get(author) ?? [];
    const start = random.below(theirs.length);
    const chosen = theirs.slice(start, start + 2 + random.below(MAX_POSTS - 1));
    const last = Math.max(...chosen.map((post) => at(posts.publishedAt, post)));
    const createdAt = momentAfter(last, random.exponential(30 * DAY), random.unit());
    return { author, createdAt, posts: chosen };
  });
}
