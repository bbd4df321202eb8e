import { at } from '../at.ts';
import { Random } from '../chance/random.ts';
import { byTime, END, START } from './clock.ts';
import type { People } from './people.ts';

export interface Pages {
  readonly count: number;
  readonly createdAt: Float64Array;
  readonly author: Int32Array;
  /** Of all pages, in the order in which they were written. */
  readonly revisions: PageRevisions;
}

export interface PageRevisions {
  readonly count: number;
  readonly page: Int32Array;
  /** 1, 2, 3, … of its page. */
  readonly version: Int32Array;
  readonly author: Int32Array;
  readonly createdAt: Float64Array;
}

/** Revisions of a page: half of the pages have fewer than the median. */
const REVISIONS = { median: 6, sigma: 1.3, most: 600 };

export function planPages(count: number, people: People): Pages {
  const random = new Random('pages');
  const createdAt = Float64Array.from({ length: count }, () =>
    Math.floor(START + (END - START) * 0.9 * random.unit() ** 2),
  ).sort();
  const revisions = planRevisions({ random, createdAt, people });
  const author = new Int32Array(count);
  revisions.page.forEach((page, index) => {
    if (revisions.version[index] === 1) author[page] = at(revisions.author, index);
  });
  return { count, createdAt, author, revisions };
}

interface RevisionsOptions {
  readonly random: Random;
  readonly createdAt: Float64Array;
  readonly people: People;
}

function planRevisions({ random, createdAt, people }: RevisionsOptions): PageRevisions {
  const pages: number[] = [];
  const times: number[] = [];
  createdAt.forEach((time, page) => {
    const more = Math.min(REVISIONS.most, random.logNormal(REVISIONS.median, REVISIONS.sigma)) - 1;
    pages.push(page);
    times.push(time);
    for (let edit = 0; edit < more; edit += 1) {
      pages.push(page);
      times.push(Math.floor(time + 1 + (END - 2 - time) * random.unit()));
    }
  });
  const order = byTime(Float64Array.from(times));
  const page = Int32Array.from(order, (index) => at(pages, index));
  return {
    count: order.length,
    page,
    version: numbered(page, createdAt.length),
    author: Int32Array.from(order, () => people.editors.draw(random)),
    createdAt: Float64Array.from(order, (index) => at(times, index)),
  };
}

/** For each entry, the how-manieth of its page it is. */
function numbered(page: Int32Array, pages: number): Int32Array {
  const seen = new Int32Array(pages);
  return page.map((which) => {
    const version = at(seen, which) + 1;
    seen[which] = version;
    return version;
  });
}
