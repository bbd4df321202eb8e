import { at } from '../at.ts';
import { Random } from '../chance/random.ts';
import { Weighted } from '../chance/weighted.ts';
import { byTime, DAY, momentAfter } from './clock.ts';
import type { Pages } from './pages.ts';
import type { People } from './people.ts';
import type { Posts } from './posts.ts';
import { emptyThreads, growThreads, type Threads } from './threads.ts';

/** Those below one post or page stand together, earliest first. */
export interface Comments extends Threads {
  readonly count: number;
  /** A post by its index; a page by the number of posts and its index. */
  readonly subject: Int32Array;
  readonly author: Int32Array;
  readonly createdAt: Float64Array;
  /** All of them, earliest first. */
  readonly inTime: Uint32Array;
}

/** How far posts differ in how much is said about them: at 2, a tenth of them has three quarters of it. */
const SIGMA_OF_INTEREST = 2;
const SHARE_ON_PAGES = 0.02;
/** Most of a discussion happens in the first days; the rest when somebody finds it later. */
const SHARE_LATE = 0.2;
const MEAN_DELAY = 2 * DAY;
const MEAN_LATE_DELAY = 200 * DAY;
/** Of comments: those in the same millisecond as the one before, as imports bring them. */
const SHARE_OF_TIES = 0.01;

export interface CommentsOptions {
  readonly count: number;
  readonly people: People;
  readonly posts: Posts;
  readonly pages: Pages;
}

export function planComments({ count, people, posts, pages }: CommentsOptions): Comments {
  const random = new Random('comments');
  const starts = assignSubjects(random, { count, posts, pages });
  const subject = new Int32Array(count);
  const createdAt = new Float64Array(count);
  const threads = emptyThreads(count);
  for (let which = 0; which + 1 < starts.length; which += 1) {
    const range = { start: at(starts, which), end: at(starts, which + 1) };
    const begin = posts.publishedAt[which] ?? at(pages.createdAt, which - posts.count);
    subject.fill(which, range.start, range.end);
    createdAt.set(drawMoments(random, begin, range.end - range.start), range.start);
    growThreads(threads, { ...range, random });
  }
  return {
    count,
    subject,
    author: Int32Array.from({ length: count }, () => people.commenters.draw(random)),
    createdAt,
    inTime: byTime(createdAt),
    ...threads,
  };
}

/** Where the comments of each post, then of each page begin; and at last the number of all. */
function assignSubjects(
  random: Random,
  { count, posts, pages }: Pick<CommentsOptions, 'count' | 'posts' | 'pages'>,
): Int32Array {
  const ofPosts = new Weighted(interests(random, posts.count));
  const ofPages = new Weighted(interests(random, pages.count));
  const starts = new Int32Array(posts.count + pages.count + 1);
  for (let index = 0; index < count; index += 1) {
    const which = random.chance(SHARE_ON_PAGES)
      ? posts.count + ofPages.draw(random)
      : ofPosts.draw(random);
    starts[which + 1] = at(starts, which + 1) + 1;
  }
  for (let which = 1; which < starts.length; which += 1) {
    starts[which] = at(starts, which) + at(starts, which - 1);
  }
  return starts;
}

function interests(random: Random, count: number): Float64Array {
  return Float64Array.from({ length: count }, () => random.logNormal(1, SIGMA_OF_INTEREST));
}

function drawMoments(random: Random, begin: number, count: number): Float64Array {
  const moments = Float64Array.from({ length: count }, () => {
    const mean = random.chance(SHARE_LATE) ? MEAN_LATE_DELAY : MEAN_DELAY;
    return momentAfter(begin, 1 + random.exponential(mean), random.unit());
  }).sort();
  for (let index = 1; index < count; index += 1) {
    if (random.chance(SHARE_OF_TIES)) moments[index] = at(moments, index - 1);
  }
  return moments;
}
