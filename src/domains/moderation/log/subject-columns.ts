import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { NodeKey } from '../../../access/node-key.ts';
import type { ModeratedKind } from './model.ts';

/** The key of what a row is about, over a table that has a column for each kind. */
export function subjectOf(table: 'm' | 'r'): Sql {
  const of = raw(table);
  // Reports are about none of the others.
  const isOfAll = table === 'm';
  const others = isOfAll
    ? sql`when ${of}.sequence_id is not null then 'Sequence'
      when ${of}.held_wiki_edit_id is not null then 'HeldWikiEdit'
      when ${of}.revision_id is not null then 'WikiContribution'`
    : empty;
  const otherIds = isOfAll
    ? sql`, ${of}.sequence_id, ${of}.held_wiki_edit_id, ${of}.revision_id`
    : empty;
  return sql`json_build_object(
    'kind', case when ${of}.user_id is not null then 'User' when ${of}.post_id is not null then 'Post'
      when ${of}.comment_id is not null then 'Comment' ${others} else 'WikiPage' end,
    'id', coalesce(${of}.user_id, ${of}.post_id, ${of}.comment_id, ${of}.wiki_page_id${otherIds})
  )`;
}

const COLUMNS = {
  User: 'userId',
  Post: 'postId',
  Comment: 'commentId',
  WikiPage: 'wikiPageId',
  Sequence: 'sequenceId',
  HeldWikiEdit: 'heldWikiEditId',
  WikiContribution: 'revisionId',
} as const satisfies Record<ModeratedKind, string>;

/** The same for writing: the one column that names the subject. */
export function subjectColumn<Kind extends ModeratedKind>({ kind, id }: NodeKey<Kind>) {
  return { [COLUMNS[kind]]: id } as { readonly [Column in (typeof COLUMNS)[Kind]]?: string };
}

const SQL_COLUMNS: Readonly<Record<ModeratedKind, Sql>> = {
  User: raw('user_id'),
  Post: raw('post_id'),
  Comment: raw('comment_id'),
  WikiPage: raw('wiki_page_id'),
  Sequence: raw('sequence_id'),
  HeldWikiEdit: raw('held_wiki_edit_id'),
  WikiContribution: raw('revision_id'),
};

/** Whether an entry of the log is about this, over `m`; null is nothing. */
export function isAbout(subject: NodeKey<ModeratedKind> | null): Sql {
  if (subject === null) return sql`false`;
  return sql`m.${SQL_COLUMNS[subject.kind]} = ${subject.id}::uuid`;
}

export function isModeratedKind(kind: string): kind is ModeratedKind {
  return Object.hasOwn(COLUMNS, kind);
}
