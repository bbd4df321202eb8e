import sql from 'sql-template-tag';
import type { RowsById } from '../../../loaders/by-id.ts';
import { columnsOf } from '../../../loaders/columns.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import { prefetchesOf, type Scope } from '../../../request/scope.ts';
import { textColumns } from '../../rich-text/columns.ts';
import { TEXT_PROPERTIES } from '../../rich-text/model.ts';
import { wholeTexts } from '../../rich-text/whole-texts.ts';
import { commentsWithPlace, readableComments, visibleComments } from '../comment/policy.ts';
import type { CommentRevisionRow } from './model.ts';

const TYPES = ['CommentRevision'];

const columns = columnsOf<CommentRevisionRow>(
  TYPES,
  {
    id: sql`r.id`,
    commentId: sql`r.comment_id`,
    postId: sql`c.post_id`,
    wikiPageId: sql`c.wiki_page_id`,
    version: sql`r.version`,
    createdAt: sql`r.created_at`,
    ...textColumns('r'),
  },
  { always: ['id'], onDemand: Object.values(TEXT_PROPERTIES) },
);

/** A tombstone has no former texts, just as it has none now. */
export function commentRevisionsById(scope: Scope): RowsById {
  const { viewer } = scope;
  return {
    name: 'commentRevision.byId',
    query: (ids) => sql`select ${columns(scope)}
      from ${commentsWithPlace} join comment_revisions r on r.comment_id = c.id
      where r.id = any(${ids}) and ${readableComments(viewer)} and ${visibleComments(viewer)}`,
    prefetches: prefetchesOf(scope, TYPES),
    texts: wholeTexts(scope, TYPES, TEXT_PROPERTIES),
  };
}

/** The former texts of a comment, newest first. */
export function revisionsOfComment(scope: Scope): ListQuery {
  const terms = [{ property: 'version', type: 'integer' }] as const;
  return {
    name: 'commentRevision.byComment',
    ordering: { name: 'commentRevision.NEWEST', direction: 'desc', terms },
    arguments: null,
    isFiltered: false,
    prefetches: prefetchesOf(scope, TYPES),
    texts: wholeTexts(scope, TYPES, TEXT_PROPERTIES),
    sources: () => [
      {
        columns: columns(scope, terms),
        from: sql`comment_revisions r join comments c on c.id = r.comment_id`,
        where: [sql`r.comment_id = parent.id`, readableComments(scope.viewer)],
        keys: [sql`r.version`],
      },
    ],
  };
}

/** Identifies a former text by the id of its comment and its number. */
export interface CommentVersionKey {
  readonly commentId: string;
  readonly version: number;
}

/** The ids of former texts by their number. The viewer already has another text of the same comment. */
export function selectIdsByVersion(
  scope: Scope,
  wanted: readonly CommentVersionKey[],
): Promise<(CommentVersionKey & { readonly id: string })[]> {
  const commentIds = wanted.map(({ commentId }) => commentId);
  const versions = wanted.map(({ version }) => version);
  return scope.reader.run(
    'commentRevision.idsByVersion',
    sql`select r.id, r.comment_id as "commentId", r.version
      from unnest(${commentIds}::uuid[], ${versions}::integer[]) as sought(comment_id, version)
      join comment_revisions r using (comment_id, version)`,
  );
}
