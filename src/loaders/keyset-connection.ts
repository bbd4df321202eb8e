import DataLoader from 'dataloader';
import sql, { type Sql } from 'sql-template-tag';
import type { Planning, Prefetch, StatementReader } from '../db/database.ts';
import { groupBy } from '../lib/group-by.ts';
import { inGroups } from './in-groups.ts';
import {
  countPerParent,
  countSql,
  MAX_COUNT,
  type OfParent,
  pagePerParent,
  pageSql,
  parentsAmong,
  parentsWithIds,
  type RowSource,
} from './keyset-sql.ts';
import type { Ordering } from './ordering.ts';
import type { PageRequest } from './page-request.ts';

/** A list as a domain describes it: which rows, in which order. */
export interface ListQuery {
  /** Names the statements: `comment.byAuthor`. */
  readonly name: string;
  readonly ordering: Ordering;
  /** What `sources` was built from; two lists with equal name and arguments are the same list. */
  readonly arguments: object | null;
  /**
   * Whether rows are left out that the list has otherwise. How to find the others depends on the values
   * at hand, so such a list is planned each time; and no counter knows how many they are.
   */
  readonly isFiltered: boolean;
  /**
   * For the list of a whole site: how many rows it had when they were counted for all readers; null while nobody knows.
   * Where they are too many to be counted for one reader, this is their number.
   */
  readonly wholeCount?: () => Promise<number | null>;
  readonly sources: () => readonly RowSource[];
  /** What to read with its rows. */
  readonly prefetches?: readonly Prefetch[];
  /** The properties of its rows that hold texts of any length. */
  readonly texts?: readonly string[];
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Whose list: a parent's id, or null for a list that has no parent. */
type ParentId = string | null;

interface Wanted {
  readonly key: string;
  readonly parentId: ParentId;
  readonly list: ListQuery;
}
interface WantedPage extends Wanted {
  readonly request: PageRequest;
}

export interface KeysetConnectionLoader<Row> {
  page(list: ListQuery, parentId: ParentId, request: PageRequest): Promise<Page<Row>>;
  /** The page of each of other rows, read together with those. */
  prefetch(list: ListQuery, request: PageRequest): Prefetch;
  count(list: ListQuery, parentId: ParentId): Promise<number>;
}

/**
 * Loads pages and counts of lists. Parents that ask for the same list with the same arguments cost
 * one statement together; a limit always counts for each parent, never for the batch.
 *
 * @param prime is given every row read, to put it where it can be found by its id
 */
export function keysetConnection<Row extends object>(
  reader: StatementReader,
  prime: (row: Row) => void = () => {},
): KeysetConnectionLoader<Row> {
  const pages = new DataLoader<WantedPage, Page<Row>, string>(
    (wanted) => perParent(wanted, (group) => loadPages<Row>(reader, group, prime)),
    { cacheKeyFn: (wanted) => `${wanted.key} ${wanted.parentId}` },
  );
  const counts = new DataLoader<Wanted, number, string>(
    (wanted) => perParent(wanted, (group) => loadCounts(reader, group)),
    { cacheKeyFn: (wanted) => `${wanted.key} ${wanted.parentId}` },
  );
  return {
    page: (list, parentId, request) =>
      pages.load({ key: pageKey(list, request), parentId, list, request }),
    prefetch: (list, request) => ({
      name: list.name,
      query: (parents) => pagePerParent(parentsAmong(parents), pageOf(list, request)),
      prefetches: list.prefetches ?? [],
      texts: list.texts,
      plannedOnce: true,
      accept(parents, found) {
        const rows = found as readonly (Row & OfParent)[];
        rows.forEach(prime);
        const ids = (parents as readonly { readonly id: string }[]).map(({ id }) => id);
        const key = pageKey(list, request);
        for (const [parentId, page] of pagesOf(ids, rows, request)) {
          pages.prime({ key, parentId, list, request }, page);
        }
      },
    }),
    count: (list, parentId) => counts.load({ key: countKey(list), parentId, list }),
  };
}

function pageKey(list: ListQuery, request: PageRequest): string {
  return `${listKey(list)} ${JSON.stringify(request)}`;
}

function listKey(list: ListQuery): string {
  return `${list.name} ${list.ordering.name} ${JSON.stringify(list.arguments)}`;
}

/** Lists that differ in their order alone have one count. */
function countKey({ name, arguments: args }: ListQuery): string {
  return `${name} ${JSON.stringify({ ...args, orderBy: undefined })}`;
}

/** Wants of the same list and page cost one statement; each is answered for its parent. */
async function perParent<W extends Wanted, Answer>(
  wanted: readonly W[],
  load: (group: readonly [W, ...W[]]) => Promise<Map<ParentId, Answer>>,
): Promise<Answer[]> {
  const keyOf = (want: W) => want.parentId;
  return (await inGroups(wanted, { groupOf: (want) => want.key, keyOf, load })) as Answer[];
}

function pageOf(list: ListQuery, request: PageRequest): Sql {
  return pageSql({ sources: list.sources(), ordering: list.ordering, request });
}

async function loadPages<Row extends object>(
  reader: StatementReader,
  group: readonly [WantedPage, ...WantedPage[]],
  prime: (row: Row) => void,
): Promise<Map<ParentId, Page<Row>>> {
  const [{ list, request, parentId }] = group;
  const page = pageOf(list, request);
  const query = parentId === null ? page : pagePerParent(parentsWithIds(parentIdsOf(group)), page);
  const rows = await reader.run<Row & OfParent>(list.name, query, {
    planning: planningOf(list),
    prefetches: list.prefetches ?? [],
    texts: list.texts ?? [],
  });
  rows.forEach(prime);
  return pagesOf(
    group.map(({ parentId }) => parentId),
    rows,
    request,
  );
}

/** The page of each parent, of rows that bear its place among them. */
function pagesOf<Row, Id extends ParentId>(
  parentIds: readonly Id[],
  rows: readonly (Row & OfParent)[],
  request: PageRequest,
): Map<Id, Page<Row>> {
  const rowsOf = groupBy(rows, (row) => row.parentNumber ?? 1);
  return new Map(
    parentIds.map((id, index) => [id, toPage<Row>(rowsOf.get(index + 1) ?? [], request)]),
  );
}

async function loadCounts(
  reader: StatementReader,
  group: readonly [Wanted, ...Wanted[]],
): Promise<Map<ParentId, number>> {
  const [{ list, parentId }] = group;
  const wholeCount = list.isFiltered ? undefined : list.wholeCount;
  const count = countSql(list.sources(), list.isFiltered || wholeCount !== undefined);
  const counts = await reader.run<{ parentId: ParentId; count: number }>(
    `${list.name}.count`,
    parentId === null
      ? sql`select null as "parentId", ${count} as count`
      : countPerParent(parentIdsOf(group), count),
    { planning: planningOf(list) },
  );
  const found = new Map(counts.map((row) => [row.parentId, row.count]));
  if (wholeCount !== undefined && found.get(null) === MAX_COUNT) {
    found.set(null, Math.max(MAX_COUNT, (await wholeCount()) ?? 0));
  }
  return found;
}

function planningOf({ isFiltered }: ListQuery): Planning {
  return isFiltered ? 'custom' : 'generic';
}

function parentIdsOf(group: readonly Wanted[]): string[] {
  return group.flatMap(({ parentId }) => (parentId === null ? [] : [parentId]));
}

/**
 * Relay Cursor Connections Specification, section 4.3: the far side is known from the row read beyond
 * the page; on the near side stands at least the row that the cursor names.
 */
function toPage<Row>(rows: readonly Row[], request: PageRequest): Page<Row> {
  const hasFurther = rows.length > request.size;
  const onPage = rows.slice(0, request.size);
  return request.backwards
    ? {
        rows: onPage.reverse(),
        hasNextPage: request.before !== null,
        hasPreviousPage: hasFurther,
      }
    : { rows: onPage, hasNextPage: hasFurther, hasPreviousPage: request.after !== null };
}
