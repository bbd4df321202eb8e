import { at } from '../at.ts';
import { Random } from '../chance/random.ts';
import { DAY, START } from './clock.ts';
import { type Comments, planComments } from './comments.ts';
import { type Pages, planPages } from './pages.ts';
import { type People, planPeople } from './people.ts';
import { type Posts, planPosts } from './posts.ts';
import { planSequences, type Sequence } from './sequences.ts';

/** Who did what when, and where: everything but the words. */
export interface Community {
  readonly people: People;
  readonly joinedAt: Float64Array;
  readonly posts: Posts;
  readonly pages: Pages;
  readonly comments: Comments;
  readonly sequences: readonly Sequence[];
}

const MIN_PAGES = 100;
/** How long a person reads before they write, in ms on average. */
const MEAN_SILENCE = 20 * DAY;

/** A community of so many comments, always the same one. */
export function planCommunity(commentCount: number): Community {
  const people = planPeople(Math.ceil(commentCount / 10));
  const posts = planPosts(Math.ceil(commentCount / 8), people);
  const pages = planPages(Math.max(MIN_PAGES, Math.ceil(commentCount / 300)), people);
  const comments = planComments({ count: commentCount, people, posts, pages });
  return {
    people,
    joinedAt: joinedBefore(people.count, [
      [posts.author, posts.publishedAt],
      [pages.revisions.author, pages.revisions.createdAt],
      [comments.author, comments.createdAt],
    ]),
    posts,
    pages,
    comments,
    sequences: planSequences(Math.ceil(commentCount / 500), posts),
  };
}

/** When people joined: some time before the first thing that they wrote. */
function joinedBefore(
  count: number,
  written: readonly (readonly [author: Int32Array, time: Float64Array])[],
): Float64Array {
  const random = new Random('joining');
  const first = Float64Array.from({ length: count }, () => START + random.below(3650) * DAY);
  for (const [authors, times] of written) {
    authors.forEach((author, index) => {
      first[author] = Math.min(at(first, author), at(times, index));
    });
  }
  return first.map((time) => Math.floor(time - random.exponential(MEAN_SILENCE)));
}
