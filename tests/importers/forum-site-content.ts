import type { ForumContent } from './forum-server.ts';

const START = Date.UTC(2019, 0, 1);
const DAY = 86_400_000;
const at = (days: number) => new Date(START + days * DAY).toISOString();
const body = (id: string, html: string, more: object = {}) => ({
  ...{ _id: `r-${id}`, version: '1.0.0', editedAt: at(0), html, originalContents: null },
  ...more,
});

export interface SiteSize {
  /** Besides those for what lists leave out. */
  readonly posts: number;
  readonly comments: number;
}

/** Posts that were moved here from elsewhere, all in the same moment: more than a page of posts. */
export const SAME_MOMENT = 120;
/** Posts in a row that guests may not read: more than a page of posts. */
export const HIDDEN = 130;

/** When the window of the tests begins and ends. */
export const WINDOW = { since: new Date(at(200)), until: new Date(at(300)) };

/** A generated site of two years, with everything that lists leave out. */
export function siteContent({ posts, comments }: SiteSize): ForumContent {
  const people = ['ada', 'bo', 'cy', 'di', 'ed'];
  const person = (index: number) => people[index % people.length] as string;
  const post = (id: string, days: number, more: object = {}) => ({
    ...{ _id: id, slug: `slug-${id}`, title: `Post ${id}`, userId: person(id.length + days) },
    ...{ createdAt: at(days), postedAt: at(days), baseScore: 3, voteCount: 2 },
    ...{ contents: body(id, `<p>This is ${id}.</p>`, { editedAt: at(days) }), ...more },
  });
  const comment = (id: string, days: number, more: object = {}) => ({
    ...{ _id: id, postId: 'p0', userId: person(days), postedAt: at(days), baseScore: 1 },
    ...{ voteCount: 1, extendedScore: { agreement: 2 } },
    ...{ contents: body(id, `<p>This is ${id}.</p>`), ...more },
  });
  const version = (of: string, field: string, minor: number, more: object = {}) => ({
    ...{ _id: `${of}-v${minor}`, documentId: of, fieldName: field, version: `1.${minor}.0` },
    ...{ userId: person(minor), editedAt: at(minor), html: `<p>${of} ${minor}</p>`, ...more },
  });
  const spread = (index: number, count: number) => Math.floor((700 * index) / count);
  return {
    users: people.map((id) => ({
      ...{ _id: id, slug: id, username: id, displayName: id.toUpperCase(), createdAt: at(0) },
      ...(id === 'ada' && { oldSlugs: ['ada-once'], shortformFeedId: 'feed-ada' }),
      ...(id === 'bo' && { shortformFeedId: 'feed-bo' }),
    })),
    posts: [
      ...Array.from({ length: posts }, (_, index) =>
        post(`p${index}`, spread(index, posts), {
          ...(index % 3 === 0 && { tagRelevance: { bells: 2, towers: 1 } }),
          ...(index === 5 && { coauthorUserIds: ['di'] }),
          ...(index === 7 && {
            contents: body('p7', '<p><a href="/posts/p1/x?commentId=c9">There</a></p>'),
          }),
        }),
      ),
      ...Array.from({ length: SAME_MOMENT }, (_, index) => post(`moved${index}`, 400)),
      ...Array.from({ length: HIDDEN }, (_, index) =>
        post(`hidden${index}`, 410 + index / 1_000, { isHidden: true }),
      ),
      post('feed-ada', 1, { shortform: true }),
      post('feed-bo', 1, { shortform: true }),
      post('unlisted', 2, { unlisted: true }),
      post('dialogue', 250, { debate: true }),
    ],
    comments: [
      ...Array.from({ length: comments }, (_, index) => {
        // A few long threads, and some that begin anew.
        const above = index % 7 === 0 ? null : `c${index - 1 - (index % 3)}`;
        return comment(`c${index}`, spread(index, comments), {
          postId: 'p1',
          ...(above !== null && index > 3 && { parentCommentId: above, topLevelCommentId: 'c0' }),
        });
      }),
      comment('quick', 30, { postId: 'feed-ada' }),
      comment('on-unlisted', 31, { postId: 'unlisted' }),
      comment('on-tag', 32, { postId: null, tagId: 'bells' }),
      comment('part1', 251, { postId: 'dialogue', debateResponse: true }),
      comment('part2', 252, { postId: 'dialogue', debateResponse: true }),
      comment('tombstone', 210, { deleted: true, deletedDate: at(211), userId: null }),
      comment('below-tombstone', 220, { parentCommentId: 'tombstone' }),
      comment('lonely-tombstone', 221, { deleted: true }),
      comment('below-gone', 222, { parentCommentId: 'gone', topLevelCommentId: 'gone' }),
    ],
    tags: [
      { _id: 'bells', slug: 'bells', oldSlugs: ['ringing'], name: 'Bells', createdAt: at(0) },
      { _id: 'towers', slug: 'towers', name: 'Towers', createdAt: at(0), userId: 'ed' },
      { _id: 'alone', slug: 'alone', name: 'Alone', createdAt: at(0), userId: 'ed' },
      { _id: 'gone', slug: 'gone', name: 'Gone', createdAt: at(0), deleted: true },
    ],
    revisions: [
      ...Array.from({ length: 45 }, (_, minor) => version('bells', 'description', minor)),
      version('towers', 'description', 0),
      version('alone', 'description', 0),
      version('alone', 'description', 1, { editedAt: at(205) }),
      version('p2', 'contents', 0),
      version('p2', 'contents', 1),
      version('p2', 'contents', 2, { draft: true }),
      version('p3', 'contents', 0),
      version('p3', 'contents', 9),
      version('p3', 'contents', 10),
    ],
    sequences: [
      {
        ...{ _id: 'seq', title: 'A walk', userId: 'cy', createdAt: at(260) },
        chapters: [{ _id: 'one', number: 1, title: 'One', postIds: ['p4', 'unlisted', 'p1'] }],
      },
      { _id: 'unfinished', title: 'No walk', userId: 'cy', createdAt: at(261), draft: true },
    ],
  };
}
