/** What is read of each table: not the forms of a text that this API does not have. */
export const userColumns = {
  id: true,
  username: true,
  displayName: true,
  karma: true,
  joinedAt: true,
} as const;

export const sequenceColumns = { id: true, slug: true, title: true } as const;

export const postColumns = {
  id: true,
  slug: true,
  title: true,
  score: true,
  commentCount: true,
  publishedAt: true,
  authorId: true,
  currentRevisionId: true,
} as const;

export const commentColumns = {
  id: true,
  createdAt: true,
  depth: true,
  score: true,
  replyCount: true,
  html: true,
  text: true,
  authorId: true,
  postId: true,
  parentId: true,
} as const;

export const wikiPageColumns = {
  id: true,
  slug: true,
  title: true,
  createdAt: true,
  currentRevisionId: true,
} as const;

export const revisionColumns = {
  id: true,
  version: true,
  summary: true,
  charsAdded: true,
  charsRemoved: true,
  createdAt: true,
  authorId: true,
  wikiPageId: true,
} as const;
