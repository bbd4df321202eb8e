import sql from 'sql-template-tag';
import { HiddenWhy, PostKind, Role } from '../../db/generated/enums.ts';
import { commentsInThreads, publicComments } from '../../domains/discussion/comment/policy.ts';
import { publicPosts } from '../../domains/discussion/post/policy.ts';
import { publicSequences } from '../../domains/discussion/sequence/policy.ts';
import { publicWikiPages } from '../../domains/wiki/page/policy.ts';
import { boolean, integer, oneOf, orNull, text, texts, time, uuid, uuids } from './columns.ts';
import type { Kind } from './kind.ts';
import { COUNTED, DERIVED } from './left-out.ts';
import { isPublicComment, isPublicPage, isPublicPost, publicPages } from './public-rows.ts';

const hiddenWhy = orNull(oneOf('HiddenWhy', HiddenWhy));
const NULL = sql`null`;
const EMPTY = sql`''`;

export const users: Kind = {
  name: 'users',
  table: 'users',
  alias: 'u',
  key: ['id'],
  columns: {
    id: uuid,
    username: text,
    former_usernames: texts,
    display_name: text,
    bio_markdown: orNull(text),
    bio_html: orNull(text),
    karma: integer,
    role: oneOf('Role', Role),
    joined_at: time,
    website_url: orNull(text),
    location: orNull(text),
    avatar_url: orNull(text),
    avatar_upload_id: orNull(uuid),
    banned_until: orNull(time),
    closed_at: orNull(time),
    claimed_role: orNull(oneOf('Role', Role)),
    claimed_at: orNull(time),
    claimed_until: orNull(time),
  },
  texts: ['bio_'],
  leftOut: {
    bio_text: DERIVED,
    bio_preview: DERIVED,
    bio_word_count: DERIVED,
    search: DERIVED,
    post_count: COUNTED,
    comment_count: COUNTED,
    wiki_contribution_count: COUNTED,
    sequence_count: COUNTED,
  },
  public: {
    rows: sql`true`,
    columns: { banned_until: NULL, claimed_role: NULL, claimed_at: NULL, claimed_until: NULL },
  },
};

/** Before posts and pages, whose search vectors are made from their current version. */
export const revisions: Kind = {
  name: 'revisions',
  table: 'revisions',
  alias: 'r',
  key: ['id'],
  columns: {
    id: uuid,
    post_id: orNull(uuid),
    wiki_page_id: orNull(uuid),
    version: integer,
    author_id: orNull(uuid),
    author_name: text,
    title: text,
    summary: orNull(text),
    markdown: text,
    html: text,
    chars_added: integer,
    chars_removed: integer,
    is_minor: boolean,
    reverts_to_id: orNull(uuid),
    added_parent_ids: uuids,
    removed_parent_ids: uuids,
    is_rename: boolean,
    created_at: time,
    hidden_at: orNull(time),
  },
  texts: [''],
  leftOut: { text: DERIVED, preview: DERIVED, word_count: DERIVED },
  public: {
    rows: sql`(${isPublicPost(sql`r.post_id`)} or ${isPublicPage(sql`r.wiki_page_id`)})`,
    columns: {
      title: sql`case when r.hidden_at is null then r.title else '' end`,
      summary: sql`case when r.hidden_at is null then r.summary end`,
      added_parent_ids: publicPages(sql`r.added_parent_ids`),
      removed_parent_ids: publicPages(sql`r.removed_parent_ids`),
      markdown: sql`case when r.hidden_at is null then r.markdown else '' end`,
      html: sql`case when r.hidden_at is null then r.html else '' end`,
      chars_added: sql`case when r.hidden_at is null then r.chars_added else 0 end`,
      chars_removed: sql`case when r.hidden_at is null then r.chars_removed else 0 end`,
    },
  },
};

export const wikiPages: Kind = {
  name: 'wiki-pages',
  table: 'wiki_pages',
  alias: 'w',
  key: ['id'],
  columns: {
    id: uuid,
    slug: text,
    former_slugs: texts,
    title: text,
    title_key: orNull(text),
    former_title_keys: texts,
    author_id: orNull(uuid),
    current_revision_id: orNull(uuid),
    created_at: time,
    updated_at: time,
    deleted_at: orNull(time),
    protected_at: orNull(time),
    merged_into_id: orNull(uuid),
  },
  leftOut: {
    sort_title: DERIVED,
    search: DERIVED,
    post_count: COUNTED,
    contribution_count: COUNTED,
    comment_count: COUNTED,
  },
  public: {
    rows: publicWikiPages,
    columns: {
      merged_into_id: sql`case when ${isPublicPage(sql`w.merged_into_id`)} then w.merged_into_id end`,
    },
  },
};

export const posts: Kind = {
  name: 'posts',
  table: 'posts',
  alias: 'p',
  key: ['id'],
  columns: {
    id: uuid,
    slug: text,
    title: text,
    kind: oneOf('PostKind', PostKind),
    author_id: orNull(uuid),
    author_name: text,
    current_revision_id: orNull(uuid),
    link_url: orNull(text),
    score: integer,
    vote_count: integer,
    created_at: time,
    published_at: orNull(time),
    edited_at: orNull(time),
    last_activity_at: time,
    locked_at: orNull(time),
    pinned_at: orNull(time),
    curated_at: orNull(time),
    deleted_at: orNull(time),
    hidden_at: orNull(time),
    hidden_why: hiddenWhy,
    accepted_answer_id: orNull(uuid),
  },
  leftOut: { comment_count: COUNTED, search: DERIVED },
  public: {
    rows: publicPosts,
    columns: {
      accepted_answer_id: sql`case when ${isPublicComment(sql`p.accepted_answer_id`)} then p.accepted_answer_id end`,
    },
  },
};

/** Of a tombstone, its place and its time are public. */
const ofReadable = (column: ReturnType<typeof sql>, otherwise = NULL) =>
  sql`case when ${publicComments} then ${column} else ${otherwise} end`;

export const comments: Kind = {
  name: 'comments',
  table: 'comments',
  alias: 'c',
  key: ['id'],
  columns: {
    id: uuid,
    post_id: orNull(uuid),
    wiki_page_id: orNull(uuid),
    parent_id: orNull(uuid),
    root_id: orNull(uuid),
    depth: integer,
    author_id: orNull(uuid),
    author_name: text,
    markdown: text,
    html: text,
    is_answer: boolean,
    score: integer,
    vote_count: integer,
    agreement_score: integer,
    created_at: time,
    edited_at: orNull(time),
    deleted_at: orNull(time),
    hidden_at: orNull(time),
    hidden_why: hiddenWhy,
    is_retracted: boolean,
    is_pinned: boolean,
  },
  texts: [''],
  leftOut: {
    text: DERIVED,
    preview: DERIVED,
    word_count: DERIVED,
    search: DERIVED,
    reply_count: COUNTED,
    descendant_count: COUNTED,
  },
  public: {
    rows: sql`${commentsInThreads}
      and (${isPublicPost(sql`c.post_id`)} or ${isPublicPage(sql`c.wiki_page_id`)})`,
    columns: {
      author_id: ofReadable(sql`c.author_id`),
      author_name: ofReadable(sql`c.author_name`, EMPTY),
      markdown: ofReadable(sql`c.markdown`, EMPTY),
      html: ofReadable(sql`c.html`, EMPTY),
      score: ofReadable(sql`c.score`, sql`0`),
      vote_count: ofReadable(sql`c.vote_count`, sql`0`),
      agreement_score: ofReadable(sql`c.agreement_score`, sql`0`),
      edited_at: ofReadable(sql`c.edited_at`),
      // Whether its author or a moderator took it away is nobody's business.
      deleted_at: ofReadable(NULL, sql`c.created_at`),
      hidden_at: NULL,
      hidden_why: NULL,
      is_retracted: ofReadable(sql`c.is_retracted`, sql`false`),
      is_pinned: ofReadable(sql`c.is_pinned`, sql`false`),
    },
  },
};

export const commentRevisions: Kind = {
  name: 'comment-revisions',
  table: 'comment_revisions',
  alias: 'v',
  key: ['id'],
  columns: {
    id: uuid,
    comment_id: uuid,
    version: integer,
    markdown: text,
    html: text,
    created_at: time,
  },
  texts: [''],
  leftOut: { text: DERIVED, preview: DERIVED, word_count: DERIVED },
  public: { rows: isPublicComment(sql`v.comment_id`) },
};

export const sequences: Kind = {
  name: 'sequences',
  table: 'sequences',
  alias: 's',
  key: ['id'],
  columns: {
    id: uuid,
    slug: text,
    title: text,
    description_markdown: orNull(text),
    description_html: orNull(text),
    author_id: orNull(uuid),
    author_name: text,
    created_at: time,
    deleted_at: orNull(time),
    hidden_at: orNull(time),
    hidden_why: hiddenWhy,
  },
  texts: ['description_'],
  leftOut: {
    sort_title: DERIVED,
    description_text: DERIVED,
    description_preview: DERIVED,
    description_word_count: DERIVED,
    search: DERIVED,
  },
  public: { rows: publicSequences },
};
