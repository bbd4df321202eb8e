import type { StatementRunner } from '../../db/database.ts';
import { isAboutData, reasonOf } from '../../db/driver-error.ts';
import { fileOf, type Kind } from '../../exporters/site/kind.ts';
import { users } from '../../exporters/site/text-kinds.ts';
import { recordNameSkeletons } from '../../naming/look-alikes.ts';
import { ImportError } from '../import-error.ts';
import { insertAll } from '../writer/rowset.ts';
import type { RenderTexts, SourceDocument } from '../writer/texts.ts';
import type { Row } from './read-rows.ts';

/** What an import makes of the HTML of a text, by the end of the column's name. */
const MADE_OF_TEXTS = { text: 'text', preview: 'text', word_count: 'int' };

/** Rows with what is made of their texts. */
export async function completeRows(
  kind: Kind,
  rows: readonly Row[],
  render: RenderTexts,
): Promise<readonly Row[]> {
  let completed = rows;
  for (const prefix of kind.texts ?? []) completed = await withTexts(prefix, completed, render);
  const fixed = Object.entries(kind.fixed ?? {}).map(([name, { value }]) => [name, value] as const);
  return fixed.length === 0
    ? completed
    : completed.map((row) => ({ ...row, ...Object.fromEntries(fixed) }));
}

async function withTexts(
  prefix: string,
  rows: readonly Row[],
  render: RenderTexts,
): Promise<readonly Row[]> {
  const documents: SourceDocument[] = [];
  const places: number[] = [];
  for (const [index, row] of rows.entries()) {
    const markdown = row[`${prefix}markdown`];
    const storedHtml = row[`${prefix}html`];
    if (typeof markdown !== 'string' || typeof storedHtml !== 'string') continue;
    documents.push({ text: { markdown, storedHtml }, docId: '' });
    places.push(index);
  }
  const completed: Row[] = rows.map((row) => ({ ...row, [`${prefix}word_count`]: 0 }));
  for (const [index, content] of (await render(documents)).entries()) {
    const place = places[index] ?? 0;
    completed[place] = {
      ...completed[place],
      [`${prefix}html`]: content.html,
      [`${prefix}text`]: content.text,
      [`${prefix}preview`]: content.preview,
      [`${prefix}word_count`]: content.wordCount,
    };
  }
  return completed;
}

/** @throws ImportError if the database refuses a row */
export async function insertRows(
  runner: StatementRunner,
  kind: Kind,
  rows: readonly Row[],
): Promise<void> {
  try {
    const columns = columnsOf(kind);
    await runner.execute(`import.${kind.name}`, insertAll(kind.table, { columns, rows }));
    if (kind === users) await recordNameSkeletons(runner, rows.map(accountOf));
  } catch (cause) {
    if (!isAboutData(cause)) throw cause;
    throw new ImportError(`${fileOf(kind)}: ${reasonOf(cause)}. Nothing was imported.`, { cause });
  }
}

function columnsOf(kind: Kind): Record<string, string> {
  const columns = Object.entries({ ...kind.columns, ...kind.fixed });
  return Object.fromEntries([
    ...columns.map(([name, { type }]) => [name, type] as const),
    ...(kind.texts ?? []).flatMap((prefix) =>
      Object.entries(MADE_OF_TEXTS).map(([name, type]) => [`${prefix}${name}`, type] as const),
    ),
  ]);
}

function accountOf({ id, username, display_name: displayName }: Row) {
  return { id: String(id), username: String(username), displayName: String(displayName) };
}
