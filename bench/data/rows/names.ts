import { Random } from '../chance/random.ts';
import type { Community } from '../community/community.ts';
import { capitalized } from '../text/sentence.ts';
import { drawName } from '../text/vocabulary.ts';
import { writeTitle } from '../text/write-text.ts';
import { uuidAt } from '../uuid-at.ts';

/** What rows of other tables repeat or point at, by index. */
export interface Names {
  readonly userIds: readonly string[];
  readonly displayNames: readonly string[];
  readonly postIds: readonly string[];
  readonly pageIds: readonly string[];
}

export function namesOf({ people, joinedAt, posts, pages }: Community): Names {
  const random = new Random('display names');
  return {
    userIds: Array.from(joinedAt, (time, index) => uuidAt(time, 'user', index)),
    displayNames: Array.from({ length: people.count }, () => writeName(random)),
    postIds: Array.from(posts.publishedAt, (time, index) => uuidAt(time, 'post', index)),
    pageIds: Array.from(pages.createdAt, (time, index) => uuidAt(time, 'page', index)),
  };
}

/** Of a post; the rows of its revisions have it too. */
export function postTitle(post: number): string {
  return writeTitle(new Random('post title', post));
}

/** Of a page; the rows of its revisions have it too. */
export function pageTitle(page: number): string {
  const random = new Random('page title', page);
  const words = Array.from({ length: 1 + random.below(3) }, () => drawName(random));
  return capitalized(words.join(' '));
}

/** Unique among its kind. */
export function slugOf(title: string, index: number): string {
  const words = title.toLowerCase().split(' ').slice(0, 6);
  return `${words.join('-')}-${index.toString(36)}`;
}

function writeName(random: Random): string {
  return `${capitalized(drawName(random))} ${capitalized(drawName(random))}`;
}
