import sql, { raw, type Sql } from 'sql-template-tag';
import { OPENING_LENGTH, type TextRow } from './model.ts';

/** The columns of a `TextRow` over a table, which has them under these names. */
export function textColumns(alias: string): Record<keyof TextRow, Sql> {
  const column = (name: string) => raw(`${alias}.${name}`);
  return {
    html: column('html'),
    markdown: column('markdown'),
    text: column('text'),
    wordCount: column('word_count'),
    opening: sql`left(coalesce(${column('preview')}, ${column('text')}), ${raw(String(OPENING_LENGTH))})`,
  };
}
