import { parseWebUrl } from '../../lib/parse-url.ts';
import type {
  Byline,
  CommentRecord,
  PostRecord,
  RevisionRecord,
  SourceText,
  UserRecord,
  WikiPageRecord,
} from '../records.ts';
import { withCooked } from './cook-raw.ts';
import { type CookedContext, cleanCooked } from './cooked.ts';
import type { CategoryDocument, PostDocument, TopicDocument, UserDocument } from './documents.ts';
import { userKey } from './forum.ts';
import { pollOf } from './polls.ts';

/** What posts are to the program: written by members, or by moderators and shown likewise. */
const WRITTEN = new Set([1, 2]);
/** The id of likes among what members do to posts. */
const LIKE = 2;
/** From this level on the forum trusts a member with the work of moderators. */
const TRUSTED_LEVEL = 3;
const AVATAR_SIZE = '240';

export function isWritten({ post_type }: PostDocument): boolean {
  return WRITTEN.has(post_type ?? 1);
}

/** Whether nobody but moderators read the text. */
export function isGone({ deleted_at, user_deleted, hidden }: PostDocument): boolean {
  return deleted_at != null || user_deleted === true || hidden === true;
}

function bylineOf({ username, name }: Pick<PostDocument, 'username' | 'name'>): Byline {
  if (!username) return { user: null, name: '[deleted]' };
  return { user: userKey(username), name: name || username };
}

interface Profile {
  readonly user: UserDocument | null;
  /** Something that this member wrote. */
  readonly post: Pick<PostDocument, 'username' | 'name' | 'user_id' | 'created_at'>;
  readonly base: URL | null;
}

/** A member. Of one whose profile cannot be read, what their first post tells. */
export function userRecord({ user, post, base }: Profile): UserRecord {
  const username = user?.username ?? post.username ?? '';
  const avatar = user?.avatar_template?.replace('{size}', AVATAR_SIZE);
  return {
    kind: 'user',
    externalId: userKey(username),
    ...(post.user_id != null && post.user_id > 0 && { stableId: String(post.user_id) }),
    username,
    displayName: user?.name || post.name || username,
    bio: user === null ? null : bioOf(user, base),
    karma: 0,
    role: (user?.trust_level ?? 0) >= TRUSTED_LEVEL ? 'TRUSTED' : 'MEMBER',
    joinedAt: user?.created_at ?? post.created_at,
    websiteUrl: webAddress(user?.website, base),
    location: user?.location || null,
    avatarUrl: webAddress(avatar, base),
  };
}

function bioOf({ bio_raw: raw, bio_cooked: cooked }: UserDocument, base: URL | null) {
  return raw || cooked ? textOf(withCooked({ raw, cooked }), { base }) : null;
}

/** Markdown where the forum tells it; the HTML decides what it means. */
function textOf(
  { raw, cooked }: Pick<PostDocument, 'raw' | 'cooked'>,
  context: CookedContext,
): SourceText {
  if (cooked == null) return { markdown: raw ?? '' };
  const html = cleanCooked(cooked, context);
  return raw ? { markdown: raw, html } : { html };
}

function categoryKey(id: number): string {
  return `category:${id}`;
}

export function tagKey(name: string): string {
  return `tag:${name.normalize('NFC').toLowerCase()}`;
}

export function tagNames({ tags }: TopicDocument): string[] {
  return (tags ?? []).map((tag) => (typeof tag === 'string' ? tag : tag.name));
}

/** A category as a wiki page, which its topics are filed under. */
export function* categoryRecords(
  category: CategoryDocument,
  { createdAt, base }: { readonly createdAt: Date; readonly base: URL | null },
): Generator<WikiPageRecord | RevisionRecord> {
  const externalId = categoryKey(category.id);
  const { name, slug, description } = category;
  yield topicPage({ externalId, title: name, slug: slug || name, createdAt });
  if (!description) return;
  yield {
    kind: 'revision',
    externalId,
    of: { kind: 'wikiPage', externalId },
    author: { user: null, name: 'Discourse' },
    title: name,
    summary: null,
    text: textOf({ cooked: description }, { base }),
    isMinor: false,
    createdAt,
  };
}

export function tagRecord(name: string, createdAt: Date): WikiPageRecord {
  return topicPage({ externalId: tagKey(name), title: name, slug: name, createdAt });
}

function topicPage(
  page: Pick<WikiPageRecord, 'externalId' | 'title' | 'slug' | 'createdAt'>,
): WikiPageRecord {
  return { kind: 'wikiPage', author: null, ...page };
}

interface Question {
  readonly topic: TopicDocument;
  readonly posts: readonly PostDocument[];
}

export function postRecord({ topic, posts }: Question, first: PostDocument): PostRecord {
  const { created_at: createdAt, last_posted_at: lastPostedAt } = topic;
  const likes = likesOf(first);
  const link = webAddress(topic.featured_link, null);
  const poll = isGone(first) ? undefined : pollOf(first, topic.title);
  const isSolved = posts.some((post) => isAccepted(post, topic));
  return {
    kind: 'post',
    externalId: String(topic.id),
    slug: topic.slug || topic.title,
    title: topic.title,
    postKind: isSolved ? 'QUESTION' : link === null ? 'ARTICLE' : 'LINK',
    author: bylineOf(first),
    coauthors: [],
    linkUrl: link,
    score: likes,
    voteCount: likes,
    createdAt,
    publishedAt: createdAt,
    editedAt: editedAt(first),
    lastActivityAt: lastPostedAt && lastPostedAt > createdAt ? lastPostedAt : createdAt,
    lockedAt: topic.closed || topic.archived ? (lastPostedAt ?? createdAt) : null,
    pinnedAt: topic.pinned_globally ? (topic.pinned_at ?? createdAt) : null,
    curatedAt: null,
    ...(poll !== undefined && { poll }),
    topics: [
      ...(topic.category_id == null ? [] : [categoryKey(topic.category_id)]),
      ...tagNames(topic).map(tagKey),
    ].map((wikiPage) => ({ wikiPage, relevance: 1 })),
  };
}

/** The text of a topic as it is shown. The forum tells guests no earlier ones. */
export function revisionRecord(
  topic: TopicDocument,
  first: PostDocument,
  base: URL | null,
): RevisionRecord {
  const externalId = String(topic.id);
  const polls = first.polls ?? [];
  const hasPollsApart = pollOf(first, topic.title) !== undefined;
  return {
    kind: 'revision',
    externalId,
    of: { kind: 'post', externalId },
    author: bylineOf(first),
    title: topic.title,
    summary: first.edit_reason || null,
    text: isGone(first) ? { html: '' } : textOf(first, { base, polls, hasPollsApart }),
    isMinor: false,
    createdAt: editedAt(first) ?? first.created_at,
  };
}

interface Reply {
  readonly topic: TopicDocument;
  readonly post: PostDocument;
  /** The numbers of the replies of the topic that were imported. */
  readonly numbers: ReadonlySet<number>;
  readonly base: URL | null;
}

export function commentRecord({ topic, post, numbers, base }: Reply): CommentRecord {
  const likes = likesOf(post);
  const above = post.reply_to_post_number;
  const isAnswer = isAccepted(post, topic);
  return {
    kind: 'comment',
    externalId: `${topic.id}/${post.post_number}`,
    on: { kind: 'post', externalId: String(topic.id) },
    parent:
      above != null && above < post.post_number && numbers.has(above) && !isAnswer
        ? `${topic.id}/${above}`
        : null,
    author: bylineOf(post),
    body: isGone(post) ? { html: '' } : textOf(post, { base, polls: post.polls ?? [] }),
    isAnswer,
    isAccepted: isAnswer,
    score: likes,
    voteCount: likes,
    agreementScore: 0,
    createdAt: post.created_at,
    editedAt: editedAt(post),
    deletedAt: isGone(post) ? (post.deleted_at ?? post.updated_at ?? post.created_at) : null,
    isRetracted: false,
    isPinned: false,
  };
}

function isAccepted(post: PostDocument, topic: TopicDocument): boolean {
  if (post.post_number === 1) return false;
  return post.accepted_answer === true || topic.accepted_answer?.post_number === post.post_number;
}

function likesOf({ actions_summary: actions }: PostDocument): number {
  return Math.round(actions?.find(({ id }) => id === LIKE)?.count ?? 0);
}

function editedAt({ version, created_at: createdAt, updated_at: updatedAt }: PostDocument) {
  return (version ?? 1) > 1 && updatedAt && updatedAt > createdAt ? updatedAt : null;
}

function webAddress(text: string | null | undefined, base: URL | null): string | null {
  const url = text ? parseWebUrl(text, base?.href) : null;
  return url?.href ?? null;
}
