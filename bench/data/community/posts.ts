import { Random } from '../chance/random.ts';
import { DAY, END, momentAfter, START } from './clock.ts';
import type { People } from './people.ts';

export interface Posts {
  readonly count: number;
  /** Earliest first, as are the posts. */
  readonly publishedAt: Float64Array;
  readonly author: Int32Array;
  /** When the second version was written; 0 if there is none. */
  readonly editedAt: Float64Array;
}

const SHARE_OF_EDITED = 0.25;
const MEAN_DELAY_OF_EDIT = 10 * DAY;

export function planPosts(count: number, people: People): Posts {
  const random = new Random('posts');
  // The community grows: twice as many posts in a month after twice as many months.
  const moments = Float64Array.from({ length: count }, () =>
    Math.floor(START + (END - START) * Math.sqrt(random.unit())),
  );
  const publishedAt = moments.sort();
  return {
    count,
    publishedAt,
    author: Int32Array.from({ length: count }, () => people.posters.draw(random)),
    editedAt: publishedAt.map((time) =>
      random.chance(SHARE_OF_EDITED)
        ? momentAfter(time, random.exponential(MEAN_DELAY_OF_EDIT), random.unit())
        : 0,
    ),
  };
}
