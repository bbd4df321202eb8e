import sql from 'sql-template-tag';
import { isModerator, type MemberViewer } from '../../access/viewer.ts';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import type { RowSource } from '../../loaders/keyset-sql.ts';
import type { Ordering } from '../../loaders/ordering.ts';
import { commentsWithPlace, visibleComments } from '../discussion/comment/policy.ts';
import { HELD_KINDS, type HeldKind } from './model.ts';
import { heldTextsSql } from './policy.ts';

const heldFirst: Ordering = {
  name: 'review.HELD',
  direction: 'asc',
  terms: [
    { property: 'heldAt', type: 'timestamptz' },
    { property: 'id', type: 'uuid' },
  ],
};

/** The texts that wait for review, as far as the viewer may list them. */
export function heldTextList(viewer: MemberViewer): ListQuery {
  const sources = sourcesFor(viewer);
  return {
    name: isModerator(viewer) ? 'review.held' : 'review.ownHeld',
    ordering: heldFirst,
    arguments: null,
    isFiltered: false,
    sources: () => HELD_KINDS.map((kind) => sources[kind]),
  };
}

function sourcesFor(viewer: MemberViewer): Record<HeldKind, RowSource> {
  return {
    Post: {
      columns: sql`'Post' as kind, p.id, p.hidden_at as "heldAt"`,
      from: sql`posts p`,
      where: [
        ...heldTextsSql('p', viewer),
        sql`p.deleted_at is null`,
        sql`p.published_at is not null`,
      ],
      keys: [sql`p.hidden_at`, sql`p.id`],
    },
    Comment: {
      columns: sql`'Comment' as kind, c.id, c.hidden_at as "heldAt"`,
      from: commentsWithPlace,
      where: [
        ...heldTextsSql('c', viewer),
        sql`c.deleted_at is null`,
        // What stands on a deleted post or page cannot be approved.
        sql`coalesce(p.deleted_at, w.deleted_at) is null`,
        visibleComments(viewer),
      ],
      keys: [sql`c.hidden_at`, sql`c.id`],
    },
    Sequence: {
      columns: sql`'Sequence' as kind, s.id, s.hidden_at as "heldAt"`,
      from: sql`sequences s`,
      where: [...heldTextsSql('s', viewer), sql`s.deleted_at is null`],
      keys: [sql`s.hidden_at`, sql`s.id`],
    },
    HeldWikiEdit: {
      columns: sql`'HeldWikiEdit' as kind, e.id, e.hidden_at as "heldAt"`,
      from: sql`held_wiki_edits e left join wiki_pages w on w.id = e.wiki_page_id`,
      // An edit of a deleted page cannot be approved.
      where: [...heldTextsSql('e', viewer), sql`w.deleted_at is null`],
      keys: [sql`e.hidden_at`, sql`e.id`],
    },
  };
}
