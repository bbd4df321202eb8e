import { parseUrl, parseWebUrl } from '../../lib/parse-url.ts';
import type {
  Byline,
  CommentRecord,
  LinkRecord,
  PostRecord,
  SequenceRecord,
  SlugRecord,
  SourceText,
  Subject,
  UserRecord,
  WikiPageRecord,
} from '../records.ts';
import type {
  CommentDocument,
  PostDocument,
  SequenceDocument,
  TagDocument,
  TextDocument,
  UserDocument,
} from './documents.ts';

type Body = Pick<TextDocument, 'html' | 'originalContents'> | null | undefined;

/** Markdown where the author wrote it and the site tells it; else the HTML alone. */
export function textOf(body: Body): SourceText {
  const html = body?.html ?? '';
  const original = body?.originalContents;
  return original?.type === 'markdown' && typeof original.data === 'string' && original.data !== ''
    ? { markdown: original.data, html }
    : { html };
}

/** Who wrote something. Of accounts that are gone, and of hidden authors, the site tells no name. */
export type BylineOf = (userId: string | null | undefined) => Byline;

export function bylinesOf(names: ReadonlyMap<string, string>): BylineOf {
  return (userId) => {
    const name = names.get(userId ?? '');
    return name === undefined || !userId
      ? { user: null, name: '[deleted]' }
      : { user: userId, name };
  };
}

/** What stood for a user or a wiki page in addresses: its slug, and those that it had before. */
export function slugRecords(
  kind: SlugRecord['kind'],
  { _id, slug, oldSlugs, createdAt }: UserDocument | TagDocument,
): SlugRecord[] {
  const time = createdAt ?? new Date(0);
  return [...new Set([slug, ...(oldSlugs ?? [])])].flatMap((externalId) =>
    externalId === '' ? [] : [{ kind, externalId, of: _id, createdAt: time }],
  );
}

export function nameOf({ displayName, username, slug }: UserDocument): string {
  return displayName || username || slug;
}

export function userRecord(user: UserDocument): UserRecord {
  const bio = user.biography?.html ? textOf(user.biography) : null;
  return {
    kind: 'user',
    externalId: user._id,
    username: user.slug,
    displayName: nameOf(user),
    bio,
    karma: Math.round(user.karma ?? 0),
    role: 'MEMBER',
    joinedAt: user.createdAt,
    websiteUrl: webAddress(user.website),
    location: null,
    avatarUrl: null,
  };
}

export function wikiPageRecord(tag: TagDocument, byline: BylineOf): WikiPageRecord {
  return {
    kind: 'wikiPage',
    externalId: tag._id,
    slug: tag.slug,
    title: tag.name,
    author: tag.userId ? byline(tag.userId) : null,
    createdAt: tag.createdAt ?? new Date(0),
  };
}

export function postRecord(post: PostDocument, byline: BylineOf): PostRecord {
  const { postedAt, lastCommentedAt } = post;
  return {
    kind: 'post',
    externalId: post._id,
    slug: post.slug,
    title: post.title,
    postKind: postKindOf(post),
    author: byline(post.userId),
    coauthors: post.coauthorUserIds ?? [],
    linkUrl: webAddress(post.url),
    score: Math.round(post.baseScore ?? 0),
    voteCount: post.voteCount ?? 0,
    createdAt: post.createdAt ?? postedAt,
    publishedAt: postedAt,
    editedAt: null,
    lastActivityAt: lastCommentedAt && lastCommentedAt > postedAt ? lastCommentedAt : postedAt,
    lockedAt: post.commentsLocked === true ? postedAt : null,
    pinnedAt: null,
    curatedAt: post.curatedDate ?? null,
    topics: Object.entries(post.tagRelevance ?? {}).flatMap(([wikiPage, relevance]) =>
      relevance > 0 ? [{ wikiPage, relevance: Math.round(relevance) }] : [],
    ),
  };
}

function postKindOf({ shortform, question, url }: PostDocument): PostRecord['postKind'] {
  if (shortform === true) return 'SHORTFORM';
  if (question === true) return 'QUESTION';
  return webAddress(url) === null ? 'ARTICLE' : 'LINK';
}

/** Why a comment has no record. */
export const ON_NOTHING = 'comments on neither a post nor a wiki page';

/** Null for a comment on neither a post nor a wiki page. */
export function commentRecord(
  comment: CommentDocument,
  byline: BylineOf,
  comments: ReadonlySet<string>,
): CommentRecord | null {
  const on: CommentRecord['on'] | null = comment.postId
    ? { kind: 'post', externalId: comment.postId }
    : comment.tagId
      ? { kind: 'wikiPage', externalId: comment.tagId }
      : null;
  if (on === null) return null;
  const above = [comment.parentCommentId, comment.topLevelCommentId].filter(
    (id): id is string => typeof id === 'string' && id !== comment._id && comments.has(id),
  );
  const { deleted, deletedDate, postedAt, lastEditedAt } = comment;
  return {
    kind: 'comment',
    externalId: comment._id,
    on,
    parent: above[0] ?? null,
    author: byline(comment.userId),
    body: deleted === true ? { html: '' } : textOf(comment.contents),
    isAnswer: comment.answer === true,
    isAccepted: false,
    score: Math.round(comment.baseScore ?? 0),
    voteCount: comment.voteCount ?? 0,
    agreementScore: Math.round(comment.extendedScore?.agreement ?? 0),
    createdAt: postedAt,
    editedAt: lastEditedAt && lastEditedAt > postedAt ? lastEditedAt : null,
    deletedAt: deleted === true ? (deletedDate ?? postedAt) : null,
    isRetracted: comment.retracted === true,
    isPinned: false,
  };
}

export function sequenceRecord(sequence: SequenceDocument, byline: BylineOf): SequenceRecord {
  const chapters = [...(sequence.chapters ?? [])].sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  return {
    kind: 'sequence',
    externalId: sequence._id,
    slug: sequence.title,
    title: sequence.title,
    description: sequence.contents?.html ? textOf(sequence.contents) : null,
    author: byline(sequence.userId),
    createdAt: sequence.createdAt,
    entries: chapters.flatMap(({ title, postIds }) =>
      (postIds ?? []).map((post, index) => ({
        post,
        chapterTitle: index === 0 ? title || null : null,
      })),
    ),
  };
}

/**
 * The links in a text to posts and comments of its own site. Each target comes once.
 *
 * @param host of the site, for absolute links
 */
export function linkRecords(
  kind: 'post' | 'comment',
  { _id, contents, postedAt: createdAt }: PostDocument | CommentDocument,
  host: string,
): LinkRecord[] {
  const source: Subject = { kind, externalId: _id };
  const html = contents?.html ?? '';
  const found = new Map<string, Subject>();
  for (const [, href = ''] of html.matchAll(/<a\s[^>]*?href="([^"]{1,2000})"/g)) {
    const address = href.replaceAll('&amp;', '&');
    const url = parseUrl(address, `https://${host}`);
    if (url?.host !== host) continue;
    const post = /^\/(?:posts|s\/\w+\/p)\/(\w{1,40})(?:\/|$)/.exec(url.pathname)?.[1];
    if (post === undefined) continue;
    const comment = url.searchParams.get('commentId');
    const target: Subject =
      comment === null
        ? { kind: 'post', externalId: post }
        : { kind: 'comment', externalId: comment };
    if (target.kind === source.kind && target.externalId === source.externalId) continue;
    found.set(`${target.kind}:${target.externalId}`, target);
  }
  return [...found].map(([name, target]) => ({
    kind: 'link',
    externalId: `${source.kind}:${source.externalId}>${name}`,
    source,
    target,
    linkKind: 'MENTION',
    createdAt,
  }));
}

function webAddress(text: string | null | undefined): string | null {
  return text && parseWebUrl(text) !== null ? text : null;
}
