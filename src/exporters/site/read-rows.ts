import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { StatementReader } from '../../db/database.ts';
import { propertyOf } from './columns.ts';
import type { ExportScope, Kind } from './kind.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Rows that are in memory at once, at most. */
const ROWS_AT_ONCE = 2_000;

/** Bytes of text that are in memory at once; a row that is longer comes alone. */
const BYTES_AT_ONCE = 4_000_000;

/** The rows of a kind in the order of its key, some at a time. Properties are in the order of its columns. */
export async function* rowsOf(
  reader: StatementReader,
  kind: Kind,
  scope: ExportScope,
): AsyncGenerator<readonly Row[]> {
  const times = Object.entries(kind.columns).flatMap(([name, { isTime }]) =>
    isTime ? [propertyOf(name)] : [],
  );
  let last: Row | undefined;
  for (;;) {
    const rows = await reader.run<Record<string, unknown>>(
      `export.${kind.name}`,
      pageAfter(kind, scope, last),
    );
    if (rows.length === 0) return;
    last = rows.at(-1);
    for (const row of rows) {
      for (const name of times) {
        const value = row[name];
        if (typeof value === 'string') row[name] = new Date(value).toISOString();
      }
    }
    yield rows;
  }
}

function pageAfter(kind: Kind, scope: ExportScope, last: Row | undefined): Sql {
  const { table, columns } = kind;
  const alias = raw(kind.alias);
  const order = join(kind.key.map((name) => keyColumn(kind, name)));
  const position =
    last === undefined
      ? sql`true`
      : sql`(${order}) > (${join(kind.key.map((name) => sql`${last[propertyOf(name)]}::${raw(columns[name]?.type ?? 'text')}`))})`;
  const selected = Object.keys(columns).map(
    (name) => sql`${columnIn(kind, scope, name)} as ${raw(`"${propertyOf(name)}"`)}`,
  );
  // The lengths of texts are found without reading them.
  return sql`
    select ${join(selected)}
    from (
      select ${alias}.*, sum(${alias}.row_bytes) over (order by ${order} rows unbounded preceding) as read_bytes
      from (
        select ${alias}.*, ${bytesOf(kind)} as row_bytes
        from ${raw(table)} ${alias}
        where ${rowsIn(kind, scope)} and ${position}
        order by ${order}
        limit ${ROWS_AT_ONCE}::int
      ) ${alias}
    ) ${alias}
    where ${alias}.read_bytes - ${alias}.row_bytes < ${BYTES_AT_ONCE}::int
    order by ${order}`;
}

/** Texts compare byte by byte, so that the order is the same on every system. */
function keyColumn({ alias, columns }: Kind, name: string): Sql {
  return raw(`${alias}.${name}${columns[name]?.type === 'text' ? ' collate "C"' : ''}`);
}

function columnIn(kind: Kind, scope: ExportScope, name: string): Sql {
  const own = raw(`${kind.alias}.${name}`);
  return scope === 'full' ? own : (kind.public?.columns?.[name] ?? own);
}

function rowsIn(kind: Kind, scope: ExportScope): Sql {
  const rows = scope === 'full' ? kind.rows : (kind.public?.rows ?? sql`false`);
  return rows ?? sql`true`;
}

function bytesOf({ alias, columns }: Kind): Sql {
  const texts = Object.keys(columns).filter((name) => columns[name]?.type === 'text');
  if (texts.length === 0) return sql`1`;
  return raw(texts.map((name) => `coalesce(octet_length(${alias}.${name}), 0)`).join(' + '));
}
