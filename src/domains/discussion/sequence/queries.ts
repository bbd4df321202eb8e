import sql, { raw, type Sql } from 'sql-template-tag';
import type { RowsById } from '../../../loaders/by-id.ts';
import { columnsOf } from '../../../loaders/columns.ts';
import { isFiltered } from '../../../loaders/is-filtered.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import { type SqlTerm, sqlOrderings } from '../../../loaders/ordering.ts';
import { inTimeRange } from '../../../loaders/time-range.ts';
import { prefetchesOf, type Scope } from '../../../request/scope.ts';
import { countOnSite } from '../../../request/site-counts.ts';
import { currentName } from '../../people/user/current-name.ts';
import { publicPosts } from '../post/policy.ts';
import type {
  NeighboursRow,
  SequenceFilter,
  SequenceOrder,
  SequenceParent,
  SequenceRow,
} from './model.ts';
import { publicSequences, visibleSequences } from './policy.ts';

const TYPES = ['Sequence'];

const columns = columnsOf<SequenceRow>(
  TYPES,
  {
    id: sql`s.id`,
    slug: sql`s.slug`,
    title: sql`s.title`,
    sortTitle: sql`s.sort_title`,
    hasDescription: sql`s.description_html is not null`,
    authorId: sql`s.author_id`,
    authorName: currentName({ accountId: sql`s.author_id`, recordedName: sql`s.author_name` }),
    createdAt: sql`s.created_at`,
    isDeleted: sql`s.deleted_at is not null`,
    isHidden: sql`s.hidden_at is not null`,
    heldAt: sql`case when s.hidden_why = 'HELD' then s.hidden_at end`,
  },
  { always: ['id', 'slug'] },
);

const id: SqlTerm = { property: 'id', type: 'uuid', sql: sql`s.id` };
const created: SqlTerm = { property: 'createdAt', type: 'timestamptz', sql: sql`s.created_at` };
const title: SqlTerm = { property: 'sortTitle', type: 'text', sql: sql`s.sort_title` };

const orderings = sqlOrderings<SequenceOrder>('sequence', {
  NEWEST: ['desc', created, id],
  OLDEST: ['asc', created, id],
  TITLE: ['asc', title, id],
});

export function sequencesById(scope: Scope): RowsById {
  return {
    name: 'sequence.byId',
    query: (ids) => sql`select ${columns(scope)} from sequences s
      where s.id = any(${ids}) and ${visibleSequences(scope.viewer)}`,
    prefetches: prefetchesOf(scope, TYPES),
  };
}

export function selectSequencesBySlug(
  scope: Scope,
  slugs: readonly string[],
): Promise<SequenceRow[]> {
  return scope.reader.run<SequenceRow>(
    'sequence.bySlug',
    sql`select ${columns(scope)} from sequences s
      where s.slug = any(${slugs}::text[]) and ${visibleSequences(scope.viewer)}`,
    { prefetches: prefetchesOf(scope, TYPES) },
  );
}

export interface SequenceListOptions {
  readonly orderBy: SequenceOrder;
  readonly filter: SequenceFilter;
  /** The ids of the authors that the filter names. */
  readonly authorIds?: readonly string[];
}

export function sequenceList(scope: Scope, options: SequenceListOptions): ListQuery {
  const ordering = orderings[options.orderBy];
  return {
    name: 'sequence.all',
    ordering,
    arguments: options,
    isFiltered: isFiltered(options.filter),
    wholeCount: countOnSite(scope, 'sequences'),
    prefetches: prefetchesOf(scope, TYPES),
    sources: () => [
      {
        columns: columns(scope, ordering.terms),
        from: sql`sequences s`,
        where: [publicSequences, ...filterConditions(options)],
        keys: ordering.keys,
      },
    ],
  };
}

/** The sequences of a person, or those that a post is part of. */
export function sequencesOf(
  parent: SequenceParent,
  scope: Scope,
  options: SequenceListOptions,
): ListQuery {
  const ordering = orderings[options.orderBy];
  const { name, from, where } = PLACE[parent];
  return {
    name,
    ordering,
    arguments: options,
    isFiltered: isFiltered(options.filter),
    prefetches: prefetchesOf(scope, TYPES),
    sources: () => [
      {
        columns: columns(scope, ordering.terms),
        from,
        where: [where, publicSequences, ...filterConditions(options)],
        keys: ordering.keys,
      },
    ],
  };
}

const PLACE: Record<SequenceParent, { name: string; from: Sql; where: Sql }> = {
  author: {
    name: 'sequence.byAuthor',
    from: sql`sequences s`,
    where: sql`s.author_id = parent.id`,
  },
  post: {
    name: 'sequence.byPost',
    from: sql`sequence_entries entry join sequences s on s.id = entry.sequence_id`,
    where: sql`entry.post_id = parent.id`,
  },
};

function filterConditions({ filter, authorIds }: SequenceListOptions): Sql[] {
  return [
    ...(authorIds ? [sql`s.author_id = any(${authorIds}::uuid[])`] : []),
    ...inTimeRange(sql`s.created_at`, filter),
  ];
}

/** The entries of a sequence, each with the post's place and the chapter that begins there. */
export function entriesOfSequence(scope: Scope): ListQuery {
  return {
    name: 'sequence.entries',
    ordering: {
      name: 'sequenceEntry.POSITION',
      direction: 'asc',
      terms: [{ property: 'position', type: 'integer' }, id],
    },
    arguments: null,
    isFiltered: false,
    prefetches: prefetchesOf(scope, ['SequenceEntry']),
    sources: () => [
      {
        columns: sql`entry.id, entry.post_id as "postId", entry.position,
          entry.chapter_title as "chapterTitle"`,
        from: sql`sequence_entries entry join posts p on p.id = entry.post_id`,
        where: [sql`entry.sequence_id = parent.id`, publicPosts],
        keys: [sql`entry.position`, sql`entry.id`],
      },
    ],
  };
}

/** The posts before and after some posts of a sequence, among those that all may see. */
export function selectNeighbours(
  { reader, viewer }: Scope,
  { sequenceId, postIds }: { readonly sequenceId: string; readonly postIds: readonly string[] },
): Promise<NeighboursRow[]> {
  return reader.run(
    'sequence.neighbours',
    sql`select here.post_id as "postId", ${neighbour('<', 'desc')} as "previousId",
        ${neighbour('>', 'asc')} as "nextId"
      from sequence_entries here join sequences s on s.id = here.sequence_id
      where here.sequence_id = ${sequenceId}::uuid and here.post_id = any(${postIds}::uuid[])
        and ${visibleSequences(viewer)}`,
  );
}

function neighbour(side: '<' | '>', direction: 'asc' | 'desc'): Sql {
  return sql`(
    select entry.post_id from sequence_entries entry join posts p on p.id = entry.post_id
    where entry.sequence_id = here.sequence_id
      and (entry.position, entry.id) ${raw(side)} (here.position, here.id) and ${publicPosts}
    order by entry.position ${raw(direction)}, entry.id ${raw(direction)} limit 1
  )`;
}
