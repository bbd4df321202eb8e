import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { NamedQuery, Prefetch, StatementPart } from './database.ts';

/** The queries of a statement, each before its prefetches. */
export function partsOf(queries: readonly NamedQuery[]): StatementPart[] {
  const parts: StatementPart[] = [];
  let aliases = 0;
  const add = ({ name, query, prefetches = [], texts = [] }: NamedQuery) => {
    const isReferredTo = prefetches.length > 0 || texts.length > 0;
    aliases += isReferredTo ? 1 : 0;
    const alias = isReferredTo ? aliasOf(aliases) : undefined;
    parts.push({ name, query, alias, texts });
    if (alias === undefined) return;
    for (const { name, query, prefetches: next, texts } of prefetches) {
      add({ name, query: query(alias), prefetches: next, texts });
    }
  };
  for (const query of queries) add(query);
  return parts;
}

/** How many queries these are with all their prefetches. */
export function numberOf(queries: readonly Pick<NamedQuery, 'prefetches'>[]): number {
  return queries.reduce((sum, { prefetches = [] }) => sum + 1 + numberOf(prefetches), 0);
}

/**
 * One statement that answers with a cell for each part: its rows as JSON. Where the texts of all parts
 * together have more bytes than `maxTextBytes`, the cells of parts with texts are null: PostgreSQL knows the
 * length of a text without reading it. Where `condition` does not hold there is no row, and nothing is read.
 */
export function statementOf(
  parts: readonly StatementPart[],
  maxTextBytes: number,
  condition?: Sql,
): Sql {
  const shared = parts.flatMap(({ alias, query }) =>
    alias === undefined ? [] : [sql`${alias} as materialized (${query})`],
  );
  const lengths = parts.flatMap(lengthsOf);
  const size = lengths.length === 0 ? [] : [sql`size(texts) as (select ${join(lengths, ' + ')})`];
  const cells = parts.map(({ alias, query, texts }) => {
    const cell = rowsAsJson(alias === undefined ? query : sql`select * from ${alias}`);
    return texts.length === 0
      ? cell
      : sql`case when (select texts from size) <= ${maxTextBytes} then ${cell} end`;
  });
  const everything = sql`select ${join(cells)}`;
  const answer = condition === undefined ? everything : sql`${everything} where ${condition}`;
  return shared.length === 0 ? answer : sql`with ${join([...shared, ...size])} ${answer}`;
}

const ALIASES: Sql[] = [];

function aliasOf(number: number): Sql {
  ALIASES[number] ??= raw(`rows_${number}`);
  return ALIASES[number];
}

/** By the list of texts, which is one and the same for equal selections, and by alias. */
const LENGTHS = new WeakMap<readonly string[], Map<Sql, Sql>>();

/** How many bytes the texts of a part have. */
function lengthsOf({ alias, texts }: StatementPart): Sql[] {
  if (alias === undefined || texts.length === 0) return [];
  const lengthsOfTexts = LENGTHS.get(texts) ?? new Map<Sql, Sql>();
  LENGTHS.set(texts, lengthsOfTexts);
  const lengths = lengthsOfTexts.get(alias) ?? lengthsIn(alias, texts);
  lengthsOfTexts.set(alias, lengths);
  return [lengths];
}

function lengthsIn(alias: Sql, texts: readonly string[]): Sql {
  const lengths = texts.map((text) => sql`coalesce(sum(octet_length(${raw(`"${text}"`)})), 0)`);
  return sql`(select ${join(lengths, ' + ')} from ${alias})`;
}

export function rowsAsJson(query: Sql): Sql {
  return sql`(select coalesce(json_agg(r), '[]') from (${query}) r)::text`;
}

/**
 * Takes the rows of all parts apart: loaders receive those that were prefetched, the caller those of its queries.
 *
 * @param rows of each part, in the order of the parts
 */
export function distributeRows(
  queries: readonly NamedQuery[],
  rows: readonly unknown[][],
): unknown[][] {
  let next = 0;
  const take = (prefetches: readonly Prefetch[] = []): unknown[] => {
    const own = rows[next] ?? [];
    next += 1;
    for (const prefetch of prefetches) prefetch.accept(own, take(prefetch.prefetches));
    return own;
  };
  return queries.map(({ prefetches }) => take(prefetches));
}
