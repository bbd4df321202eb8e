import sql, { raw, type Sql } from 'sql-template-tag';

/** Columns of a table and their PostgreSQL types; constants of the code, never input. */
export type Columns = Readonly<Record<string, string>>;

/** A row for those columns, as JSON carries it: times as ISO 8601 text. */
export type RowOf<C extends Columns> = { readonly [Name in keyof C]: unknown };

/** `name(column type, …)` over rows that travel as one JSON value: one statement whatever their number. */
export function rowset<C extends Columns>(
  name: string,
  columns: C,
  rows: readonly RowOf<C>[],
): Sql {
  const types = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as ${raw(`${name}(${types.join(', ')})`)}`;
}

/** Inserts the rows that are not there yet; a row is there when its primary key is. */
export function insertMissing<C extends Columns>(
  table: string,
  {
    columns,
    key,
    rows,
  }: { readonly columns: C; readonly key: string; readonly rows: readonly RowOf<C>[] },
): Sql {
  const names = raw(Object.keys(columns).join(', '));
  return sql`
    insert into ${raw(table)} (${names})
    select ${names} from ${rowset('r', columns, rows)}
    on conflict (${raw(key)}) do nothing`;
}

/** Inserts all rows. One that is there already is an error. */
export function insertAll<C extends Columns>(
  table: string,
  { columns, rows }: { readonly columns: C; readonly rows: readonly RowOf<C>[] },
): Sql {
  const names = raw(Object.keys(columns).join(', '));
  return sql`
    insert into ${raw(table)} (${names})
    select ${names} from ${rowset('r', columns, rows)}`;
}
