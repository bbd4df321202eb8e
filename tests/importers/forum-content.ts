import type { ForumContent } from './forum-server.ts';

const at = (minutes: number) => new Date(Date.UTC(2020, 0, 1) + minutes * 60_000).toISOString();
const body = (id: string, html: string, more: object = {}) => ({
  ...{ _id: `r-${id}`, version: '1.0.0', editedAt: at(0), html },
  originalContents: { type: 'ckEditorMarkup', data: '' },
  ...more,
});

/** How many comments Ada wrote: more than an offset reaches. */
export const ADA_COMMENTS = 2_300;

/** A site with a person who wrote a lot, and what that answers. */
export function forumContent(): ForumContent {
  const user = (id: string, more: object = {}) => ({
    ...{ _id: id, slug: id, username: id, displayName: id.toUpperCase(), createdAt: at(0) },
    ...more,
  });
  const post = (id: string, userId: string | null, more: object = {}) => ({
    ...{ _id: id, slug: `about-${id}`, title: `About ${id}`, userId, createdAt: at(1) },
    ...{ postedAt: at(2), baseScore: 7, voteCount: 3, contents: body(id, `<p>${id}</p>`) },
    ...more,
  });
  const comment = (id: string, userId: string | null, more: object = {}) => ({
    ...{ _id: id, postId: 'bobpost', userId, postedAt: at(10), baseScore: 2, voteCount: 1 },
    ...{ contents: body(id, `<p>${id}</p>`) },
    ...more,
  });
  const edit = (minor: number, userId: string, more: object = {}) => ({
    ...{ _id: `v1-${minor}`, documentId: 'tagbells', fieldName: 'description', userId },
    ...{ version: `1.${minor}.0`, editedAt: at(minor), updateType: minor % 2 ? 'minor' : 'major' },
    ...{ commitMessage: `Edit ${minor}`, html: `<p>Bells ${minor}</p>`, originalContents: null },
    ...more,
  });
  return {
    users: [
      user('ada', {
        ...{ karma: 41.6, website: 'https://ada.example', postCount: 60, commentCount: 2_300 },
        biography: body('bio', '<p>I count.</p>'),
      }),
      user('bob'),
      user('cyd', { displayName: null }),
      user('dee'),
    ],
    posts: [
      ...Array.from({ length: 60 }, (_, index) =>
        post(`ada${index}`, 'ada', { isHidden: index % 7 === 3, postedAt: at(100 + index) }),
      ),
      post('adalink', 'ada', {
        ...{ url: 'https://far.example', tagRelevance: { tagbells: 3, tagoff: -1 } },
        coauthorUserIds: ['cyd'],
        contents: body(
          'adalink',
          '<p>See <a href="/posts/bobpost/about?commentId=c-top">this</a>.</p>',
        ),
      }),
      post('bobpost', 'bob', { question: true, commentsLocked: true, curatedDate: at(9) }),
    ],
    comments: [
      comment('c-top', null, { postedAt: at(5) }),
      comment('c-mid', 'bob', {
        ...{ parentCommentId: 'c-top', topLevelCommentId: 'c-top' },
        deleted: true,
      }),
      ...Array.from({ length: ADA_COMMENTS }, (_, index) =>
        comment(`a${index}`, 'ada', {
          ...{ parentCommentId: 'c-mid', topLevelCommentId: 'c-top', postedAt: at(20 + index) },
          ...{ isHidden: index % 400 === 399, extendedScore: { agreement: 2 } },
        }),
      ),
      comment('a-tag', 'ada', { postId: null, tagId: 'tagbells', lastEditedAt: at(99) }),
      comment('a-orphan', 'ada', { parentCommentId: 'gone', topLevelCommentId: 'c-top' }),
      comment('a-broken', 'ada', { postedAt: 'soon' }),
    ],
    tags: [
      { _id: 'tagbells', slug: 'bells', name: 'Bells', createdAt: at(0), userId: 'bob' },
      { _id: 'tagoff', slug: 'off', name: 'Off topic', createdAt: at(0) },
      { _id: 'tagelse', slug: 'else', name: 'Something else', createdAt: at(0) },
    ],
    // 45 versions: 1.9 before 1.10, and more than two pages of texts.
    revisions: Array.from({ length: 45 }, (_, minor) =>
      edit(minor, minor === 7 ? 'ada' : minor === 8 ? 'dee' : 'bob'),
    ),
    sequences: [
      {
        ...{ _id: 'seq', title: 'A walk', userId: 'ada', createdAt: at(3) },
        contents: body('seq', '<p>Slowly.</p>'),
        chapters: [
          { _id: 'ch2', number: 2, title: 'Two', postIds: ['ada1'] },
          { _id: 'ch1', number: 1, title: 'One', postIds: ['bobpost', 'ada0'] },
        ],
      },
      { _id: 'seqdraft', title: 'Draft', userId: 'ada', createdAt: at(3), draft: true },
    ],
  };
}
