import type { Sql } from 'sql-template-tag';
import { z } from 'zod';
import { type Column, propertyOf } from './columns.ts';

/** What a public export has of a kind. */
export interface PublicPart {
  /** Which rows, over the alias of the kind. */
  readonly rows: Sql;
  /** What takes the place of columns that not all may read. */
  readonly columns?: Readonly<Record<string, Sql>>;
}

/** One file of an export: the rows of a table. */
export interface Kind {
  readonly name: string;
  readonly table: string;
  /** What the conditions of `public` call a row. */
  readonly alias: string;
  /** The columns that lines are ordered by, which tell rows apart. An index begins with the first. */
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, Column>>;
  /** Columns that lines do not have, and why. */
  readonly leftOut: Readonly<Record<string, string>>;
  /** Which rows a full export has. Default: all. */
  readonly rows?: Sql;
  /** Null: nothing of it is public. */
  readonly public: PublicPart | null;
  /** What the columns of its texts begin with: `bio_` for `bio_markdown` and `bio_html`. */
  readonly texts?: readonly string[];
  /** Values of required columns that lines do not have. */
  readonly fixed?: Readonly<Record<string, { readonly type: string; readonly value: string }>>;
}

export type ExportScope = 'full' | 'public';

/** What a line of a kind is, checked and described. */
export function lineSchema({ columns }: Kind) {
  const properties = Object.entries(columns).map(([name, { value }]) => [propertyOf(name), value]);
  return z.strictObject(Object.fromEntries(properties) as Record<string, z.ZodType>);
}

export function fileOf({ name }: Pick<Kind, 'name'>): string {
  return `${name}.ndjson.gz`;
}
