import sql, { raw, type Sql } from 'sql-template-tag';
import { publicPosts } from '../../domains/discussion/post/policy.ts';

/** One file of an export: the rows of a table that belong to the account. */
export interface Section {
  readonly name: string;
  readonly from: Sql;
  /** Which rows are theirs. */
  readonly owner: (userId: string) => Sql;
  readonly columns: Sql;
  /** The order: a time and what tells rows of the same time apart. */
  readonly time: Sql;
  readonly key: Sql;
}

interface Table {
  readonly name: string;
  readonly table: string;
  /** Default: `user_id`. */
  readonly owner?: string;
  readonly columns: string;
  /** Default: `created_at`. */
  readonly time?: string;
  /** Default: `id`. */
  readonly key?: string;
  readonly only?: string;
  /** Whether the rows belong to who wrote their comment. */
  readonly ofComments?: boolean;
}

const DEFAULTS = { owner: 'user_id', time: 'created_at', key: 'id' };

/** Names of columns, which no client gives. */
function section(table: Table): Section {
  const { name, owner, columns, time, key, only, ofComments } = { ...DEFAULTS, ...table };
  return {
    name,
    from: raw(`${table.table} t`),
    owner: (userId) =>
      ofComments
        ? sql`t.comment_id in (select c.id from comments c where c.author_id = ${userId}::uuid)`
        : sql`t.${raw(owner)} = ${userId}::uuid ${raw(only === undefined ? '' : `and ${only}`)}`,
    columns: raw(columns),
    time: raw(time),
    key: raw(`(${key})::text`),
  };
}

const SUBJECT = 'post_id as "postId", comment_id as "commentId", wiki_page_id as "wikiPageId"';
const CREATED = 'created_at as "createdAt"';

/** What a poll shows to all; null if its post is no longer public. */
function ofPublicPoll(column: string): string {
  return `(select ${column} from polls k join posts p on p.id = k.post_id
        where k.id = t.poll_id and ${publicPosts.sql})`;
}

/** Everything of an account, but secrets and what others wrote about it. */
export const SECTIONS: readonly Section[] = [
  section({
    name: 'profile',
    table: 'users',
    owner: 'id',
    time: 'joined_at',
    columns: `id, username, former_usernames as "formerUsernames", display_name as "displayName",
      bio_markdown as "bio", karma, role, joined_at as "joinedAt", website_url as "websiteUrl", location,
      avatar_url as "avatarUrl", avatar_upload_id as "avatarUploadId", banned_until as "bannedUntil"`,
  }),
  section({
    name: 'identities',
    table: 'identities',
    columns: `issuer, subject, ${CREATED}`,
    key: `issuer || ' ' || subject`,
  }),
  section({
    name: 'posts',
    table: 'posts',
    owner: 'author_id',
    columns: `id, slug, title, kind, link_url as "linkUrl", score, ${CREATED}, published_at as "publishedAt",
      edited_at as "editedAt", deleted_at as "deletedAt", hidden_at is not null as "isHidden",
      (select r.markdown from revisions r where r.id = t.current_revision_id) as markdown,
      (select json_build_object('question', k.question, 'options', k.options, 'voteCounts', k.vote_counts,
        'voterCount', k.voter_count, 'closesAt', k.closes_at) from polls k where k.post_id = t.id) as poll`,
  }),
  section({
    name: 'co-authored-posts',
    table: 'post_coauthors',
    time: 'invited_at',
    key: 'post_id',
    columns: `post_id as "postId", invited_at as "invitedAt", accepted_at as "acceptedAt"`,
  }),
  section({
    name: 'comments',
    table: 'comments',
    owner: 'author_id',
    columns: `id, post_id as "postId", wiki_page_id as "wikiPageId", parent_id as "parentId", markdown, score,
      is_answer as "isAnswer", ${CREATED}, edited_at as "editedAt", deleted_at as "deletedAt",
      hidden_at is not null as "isHidden"`,
  }),
  section({
    name: 'former-texts-of-comments',
    table: 'comment_revisions',
    ofComments: true,
    columns: `comment_id as "commentId", version, markdown, ${CREATED}`,
  }),
  section({
    name: 'revisions-and-wiki-contributions',
    table: 'revisions',
    owner: 'author_id',
    columns: `id, post_id as "postId", wiki_page_id as "wikiPageId", version, title, summary, markdown,
      is_minor as "isMinor", added_parent_ids as "addedParentIds",
      removed_parent_ids as "removedParentIds", is_rename as "isRename", ${CREATED}`,
  }),
  section({
    name: 'saved-drafts',
    table: 'saved_drafts',
    time: 'saved_at',
    key: 'post_id',
    columns: `post_id as "postId", based_on as "basedOn", title, link_url as "linkUrl", markdown,
      saved_at as "savedAt"`,
  }),
  section({
    name: 'held-wiki-edits',
    table: 'held_wiki_edits',
    owner: 'author_id',
    columns: `id, wiki_page_id as "wikiPageId", title, markdown, summary, ${CREATED}`,
  }),
  section({
    name: 'sequences',
    table: 'sequences',
    owner: 'author_id',
    columns: `id, slug, title, description_markdown as description, ${CREATED}, deleted_at as "deletedAt",
      (select json_agg(e.post_id order by e.position) from sequence_entries e where e.sequence_id = t.id)
        as "postIds"`,
  }),
  section({
    name: 'votes',
    table: 'votes',
    owner: 'voter_id',
    columns: `post_id as "postId", comment_id as "commentId", axis, value, ${CREATED}`,
  }),
  section({
    name: 'reactions',
    table: 'reactions',
    columns: `post_id as "postId", comment_id as "commentId", name, ${CREATED}`,
  }),
  section({
    name: 'votes-in-polls',
    table: 'poll_votes',
    key: 'poll_id',
    columns: `poll_id as "pollId", ${CREATED},
      ${ofPublicPoll('k.question')} as question,
      ${ofPublicPoll('array(select k.options[number] from unnest(t.choices) number order by number)')} as choices`,
  }),
  section({
    name: 'votes-on-topics',
    table: 'topic_votes',
    owner: 'voter_id',
    key: `post_id::text || ' ' || topic_id::text`,
    columns: `post_id as "postId", topic_id as "topicId", value, ${CREATED}`,
  }),
  section({ name: 'bookmarks', table: 'bookmarks', columns: `${SUBJECT}, ${CREATED}` }),
  section({
    name: 'follows',
    table: 'follows',
    owner: 'follower_id',
    columns: `t.user_id as "userId", ${SUBJECT}, ${CREATED}`,
  }),
  section({
    name: 'read-marks',
    table: 'read_marks',
    time: 'read_up_to',
    columns: 'post_id as "postId", wiki_page_id as "wikiPageId", read_up_to as "readUpTo"',
  }),
  section({
    name: 'muted-users',
    table: 'mutes',
    owner: 'muter_id',
    columns: `user_id as "userId", ${CREATED}`,
  }),
  section({
    name: 'notifications',
    table: 'notifications',
    columns: `kind, ${SUBJECT}, sequence_id as "sequenceId", ${CREATED}, read_at as "readAt"`,
  }),
  section({
    name: 'notification-settings',
    table: 'notification_settings',
    time: 'now()',
    key: `kind::text || ' ' || channel::text`,
    columns: 'kind, channel, is_enabled as "isEnabled"',
  }),
  section({
    name: 'mail-settings',
    table: 'mail_accounts',
    time: 'now()',
    key: 'user_id',
    columns: 'address, pending_address as "pendingAddress", frequency',
  }),
  section({
    name: 'reports',
    table: 'reports',
    owner: 'reporter_id',
    columns: `user_id as "userId", ${SUBJECT}, reason, ${CREATED}, resolved_at as "resolvedAt", resolution`,
  }),
  section({
    name: 'warnings',
    table: 'user_notes',
    only: `kind = 'WARNING'`,
    columns: `text, ${CREATED}`,
  }),
  section({
    name: 'access-tokens',
    table: 'access_tokens',
    columns: `name, scope, ${CREATED}, expires_at as "expiresAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt"`,
  }),
  section({
    name: 'images',
    table: 'uploads',
    owner: 'owner_id',
    only: 'digest is not null',
    columns: `id, digest, width, height, ${CREATED}`,
  }),
];
