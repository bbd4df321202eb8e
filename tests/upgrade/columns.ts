import sql from 'sql-template-tag';
import type { StatementReader } from '../../src/db/database.ts';

export interface Column {
  /** `table.column` */
  readonly name: string;
  readonly type: string;
  /** Whether rows can be inserted without it. */
  readonly isOptional: boolean;
}

/** The columns of all tables of the schema. */
export function readColumns(reader: StatementReader): Promise<Column[]> {
  return reader.run<Column>(
    'test.columns',
    sql`select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
        not a.attnotnull or a.atthasdef or a.attidentity <> '' as "isOptional"
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
      where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
        and c.relname not like '\_prisma%'
      order by c.relname collate "C", a.attname collate "C"`,
  );
}
