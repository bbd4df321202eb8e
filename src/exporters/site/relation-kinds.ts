import sql from 'sql-template-tag';
import { LinkKind, ModerationKind } from '../../db/generated/enums.ts';
import { publicLinks, publicTargets } from '../../domains/link/policy.ts';
import {
  boolean,
  integer,
  integers,
  oneOf,
  orNull,
  text,
  texts,
  time,
  uuid,
  uuids,
} from './columns.ts';
import type { Kind } from './kind.ts';
import { DERIVED } from './left-out.ts';
import {
  isPublicComment,
  isPublicImage,
  isPublicPage,
  isPublicPost,
  isPublicSequence,
  publicPages,
} from './public-rows.ts';

export const postCoauthors: Kind = {
  name: 'post-coauthors',
  table: 'post_coauthors',
  alias: 't',
  key: ['post_id', 'user_id'],
  columns: {
    post_id: uuid,
    user_id: uuid,
    position: integer,
    invited_at: time,
    accepted_at: orNull(time),
    invited_by_id: orNull(uuid),
  },
  leftOut: {},
  public: {
    rows: sql`t.accepted_at is not null and ${isPublicPost(sql`t.post_id`)}`,
    columns: { invited_at: sql`t.accepted_at`, invited_by_id: sql`null` },
  },
};

export const postTopics: Kind = {
  name: 'post-topics',
  table: 'post_topics',
  alias: 't',
  key: ['post_id', 'topic_id'],
  columns: { post_id: uuid, topic_id: uuid, relevance: integer },
  leftOut: { published_at: DERIVED, score: DERIVED, last_activity_at: DERIVED },
  public: {
    rows: sql`${isPublicPost(sql`t.post_id`)} and ${isPublicPage(sql`t.topic_id`)}`,
  },
};

export const wikiPageParents: Kind = {
  name: 'wiki-page-parents',
  table: 'wiki_page_parents',
  alias: 't',
  key: ['page_id', 'parent_id'],
  columns: { page_id: uuid, parent_id: uuid },
  leftOut: {},
  public: {
    rows: sql`${isPublicPage(sql`t.page_id`)} and ${isPublicPage(sql`t.parent_id`)}`,
  },
};

export const sequenceEntries: Kind = {
  name: 'sequence-entries',
  table: 'sequence_entries',
  alias: 't',
  key: ['id'],
  columns: {
    id: uuid,
    sequence_id: uuid,
    post_id: uuid,
    position: integer,
    chapter_title: orNull(text),
  },
  leftOut: {},
  public: {
    rows: sql`${isPublicPost(sql`t.post_id`)} and ${isPublicSequence(sql`t.sequence_id`)}`,
  },
};

export const links: Kind = {
  name: 'links',
  table: 'links',
  alias: 'l',
  key: ['id'],
  columns: {
    id: uuid,
    source_post_id: orNull(uuid),
    source_comment_id: orNull(uuid),
    source_wiki_page_id: orNull(uuid),
    target_post_id: orNull(uuid),
    target_comment_id: orNull(uuid),
    target_wiki_page_id: orNull(uuid),
    kind: oneOf('LinkKind', LinkKind),
    created_at: time,
  },
  leftOut: {},
  public: { rows: sql`${publicLinks} and ${publicTargets}` },
};

export const polls: Kind = {
  name: 'polls',
  table: 'polls',
  alias: 't',
  key: ['id'],
  columns: {
    id: uuid,
    post_id: uuid,
    question: text,
    options: texts,
    vote_counts: integers,
    voter_count: integer,
    max_choices: integer,
    closes_at: orNull(time),
    created_at: time,
  },
  leftOut: {},
  public: { rows: isPublicPost(sql`t.post_id`) },
};

export const reactions: Kind = {
  name: 'reactions',
  table: 'reactions',
  alias: 't',
  key: ['id'],
  columns: {
    id: uuid,
    user_id: uuid,
    post_id: orNull(uuid),
    comment_id: orNull(uuid),
    name: text,
    created_at: time,
  },
  leftOut: {},
  public: {
    rows: sql`(${isPublicPost(sql`t.post_id`)} or ${isPublicComment(sql`t.comment_id`)})`,
  },
};

/** Carried, since counting them reads every version of every page. */
export const wikiContributors: Kind = {
  name: 'wiki-contributors',
  table: 'wiki_contributors',
  alias: 't',
  key: ['id'],
  columns: {
    id: uuid,
    wiki_page_id: uuid,
    author_id: orNull(uuid),
    author_name: text,
    contribution_count: integer,
    chars_added: integer,
    chars_removed: integer,
    surviving_chars: integer,
    first_at: time,
    last_at: time,
  },
  leftOut: {},
  public: { rows: isPublicPage(sql`t.wiki_page_id`) },
};

export const moderationActions: Kind = {
  name: 'moderation-actions',
  table: 'moderation_actions',
  alias: 'm',
  key: ['id'],
  columns: {
    id: uuid,
    kind: oneOf('ModerationKind', ModerationKind),
    moderator_id: orNull(uuid),
    moderator_name: text,
    user_id: orNull(uuid),
    post_id: orNull(uuid),
    comment_id: orNull(uuid),
    wiki_page_id: orNull(uuid),
    sequence_id: orNull(uuid),
    held_wiki_edit_id: orNull(uuid),
    revision_id: orNull(uuid),
    reason: text,
    until: orNull(time),
    lost_parent_ids: uuids,
    lost_child_ids: uuids,
    created_at: time,
  },
  leftOut: {},
  // The log is for all; what it names has to be in the export.
  public: {
    columns: {
      lost_parent_ids: publicPages(sql`m.lost_parent_ids`),
      lost_child_ids: publicPages(sql`m.lost_child_ids`),
    },
    rows: sql`(
      m.user_id is not null or ${isPublicPost(sql`m.post_id`)} or ${isPublicPage(sql`m.wiki_page_id`)}
      or ${isPublicComment(sql`m.comment_id`)} or ${isPublicSequence(sql`m.sequence_id`)}
      or exists (
        select from revisions r where r.id = m.revision_id and ${isPublicPage(sql`r.wiki_page_id`)}
      )
    )`,
  },
};

export const uploads: Kind = {
  name: 'uploads',
  table: 'uploads',
  alias: 'u',
  key: ['id'],
  columns: {
    id: uuid,
    owner_id: uuid,
    created_at: time,
    expires_at: time,
    byte_size: integer,
    received_at: time,
    digest: text,
    width: integer,
    height: integer,
    widths: integers,
    is_animated: boolean,
  },
  leftOut: { token_hash: 'It was for sending the file, once.' },
  // No token has this digest.
  fixed: { token_hash: { type: 'text', value: '' } },
  rows: sql`u.digest is not null`,
  public: { rows: sql`u.digest is not null and ${isPublicImage(sql`u.digest`)}` },
};
