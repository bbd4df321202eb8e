import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { KeyType, KeyValue } from '../lib/cursor.ts';
import type { Ordering } from './ordering.ts';
import type { PageRequest } from './page-request.ts';

/** Rows of one kind: what to select and where from. Inside, `parent.id` is the parent's id. */
export interface RowSource {
  readonly columns: Sql;
  readonly from: Sql;
  readonly where: readonly Sql[];
  /** The SQL of the order's terms over this source. */
  readonly keys: readonly Sql[];
  /** For rows of several owners, each of which has them in the order. */
  readonly merged?: MergedOwners;
}

/** Each owner gives its first rows along its own part of an index. A row that several give counts once. */
export interface MergedOwners {
  /** A table of a limited number of owners, for `where`. */
  readonly owners: Sql;
  /** The alias of the table in `from` that has the keys. */
  readonly alias: Sql;
  /** What `columns` need besides that table. */
  readonly join: Sql;
}

interface PageOptions {
  /** Several sources are merged into one list; they must have the same columns. */
  readonly sources: readonly RowSource[];
  readonly ordering: Ordering;
  readonly request: PageRequest;
}

/**
 * One page of a list by keyset: no OFFSET, so page 1,000 costs what page 1 does. It reads one row
 * more than the page holds, which tells whether there is a further one.
 */
export function pageSql({ sources, ordering, request }: PageOptions): Sql {
  const direction = scanDirection(ordering, request);
  // A literal: of a value to come, PostgreSQL plans for a tenth of the list.
  const limit = raw(String(request.size + 1));
  const branches = sources.map((source) => {
    const { columns, from, keys, merged } = source;
    const end = sql`order by ${orderBy(keys, direction)} limit ${limit}`;
    const rows = sql`from ${from}
      where ${allOf([...source.where, ...bounds(keys, ordering, request)])}
      ${end}`;
    return merged === undefined
      ? sql`select ${columns} ${rows}`
      : sql`select ${columns} from (${mergedRows({ keys, rows, end, ...merged })}) ${merged.alias}
          ${merged.join}
          ${end}`;
  });
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only;
  const aliases = ordering.terms.map((term) => raw(`"${term.property}"`));
  return sql`select * from (${join(
    branches.map((branch) => sql`(${branch})`),
    ' union all ',
  )}) merged order by ${orderBy(aliases, direction)} limit ${limit}`;
}

interface MergedRows extends MergedOwners {
  readonly keys: readonly Sql[];
  readonly rows: Sql;
  readonly end: Sql;
}

function mergedRows({ owners, alias, keys, rows, end }: MergedRows): Sql {
  return sql`select distinct on (${join(keys, ', ')}) ${alias}.*
    from ${owners} cross join lateral (select ${alias}.* ${rows}) ${alias}
    ${end}`;
}

/** How many rows of a filtered list are counted, and of the list of a whole site. */
export const MAX_COUNT = 10_000;

/** How many rows the sources have in all; if they are bounded, at most `MAX_COUNT`. */
export function countSql(sources: readonly RowSource[], isBounded: boolean): Sql {
  const most = raw(String(MAX_COUNT));
  const counts = sources.map(({ from, where, keys, merged }) => {
    const rows = sql`from ${from} where ${allOf(where)}`;
    if (merged !== undefined) return countOfMerged({ owners: merged.owners, keys, rows });
    return isBounded
      ? sql`(select count(*) from (select ${rows} limit ${most}) counted)`
      : sql`(select count(*) ${rows})`;
  });
  const sum = join(counts, ' + ');
  return isBounded ? sql`least(${sum}, ${most})` : sum;
}

/** How many rows of several owners are read for a count. Nearly all of them are of one owner alone. */
const MAX_MERGED_ROWS = 2 * MAX_COUNT;

function countOfMerged({ owners, keys, rows }: Pick<MergedRows, 'owners' | 'keys' | 'rows'>): Sql {
  const [id] = keys.slice(-1);
  return sql`(
    select count(distinct id)
    from (
      select counted.id from ${owners} cross join lateral (select ${id} as id ${rows}) counted
      limit ${raw(String(MAX_MERGED_ROWS))}
    ) counted
  )`;
}

/** Whose row it is: its parent's place among those that were asked for, from 1. */
export interface OfParent {
  readonly parentNumber?: number;
}

/**
 * For each parent its page, in one statement: rows that are `OfParent`, in the order of each page.
 *
 * @param parents as `parentsWithIds` or `parentsAmong` write them
 */
export function pagePerParent(parents: Sql, page: Sql): Sql {
  return sql`select parent.number as "parentNumber", page.*
    from ${parents}
    cross join lateral (${page}) page`;
}

export function parentsWithIds(ids: readonly string[]): Sql {
  return sql`unnest(${ids}::uuid[]) with ordinality as parent(id, number)`;
}

/** The rows of another query, numbered in their order. */
export function parentsAmong(rows: Sql): Sql {
  return sql`(select id, row_number() over () as number from ${rows}) parent`;
}

/** For each parent its count, in one statement: rows `{ parentId, count }`. */
export function countPerParent(parentIds: readonly string[], count: Sql): Sql {
  return sql`select parent.id as "parentId", ${count} as count
    from unnest(${parentIds}::uuid[]) as parent(id)`;
}

/** Reading backwards walks the same index the other way; the rows are turned round afterwards. */
function scanDirection(ordering: Ordering, request: PageRequest): 'asc' | 'desc' {
  if (!request.backwards) return ordering.direction;
  return ordering.direction === 'asc' ? 'desc' : 'asc';
}

function orderBy(keys: readonly Sql[], direction: 'asc' | 'desc'): Sql {
  return join(
    keys.map((key) => (direction === 'asc' ? key : sql`${key} desc`)),
    ', ',
  );
}

function bounds(keys: readonly Sql[], ordering: Ordering, request: PageRequest): Sql[] {
  const { after, before } = request;
  const [later, earlier] =
    ordering.direction === 'asc' ? [raw('>'), raw('<')] : [raw('<'), raw('>')];
  return [
    ...(after ? [sql`(${join(keys, ', ')}) ${later} ${rowValue(ordering, after)}`] : []),
    ...(before ? [sql`(${join(keys, ', ')}) ${earlier} ${rowValue(ordering, before)}`] : []),
  ];
}

function rowValue(ordering: Ordering, values: readonly KeyValue[]): Sql {
  const typed = ordering.terms.map((term, index) => sql`${values[index]}::${TYPE_NAME[term.type]}`);
  return sql`(${join(typed, ', ')})`;
}

const TYPE_NAME: Record<KeyType, Sql> = {
  timestamptz: raw('timestamptz'),
  integer: raw('integer'),
  real: raw('real'),
  text: raw('text'),
  uuid: raw('uuid'),
};

function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : join(conditions, ' and ');
}
