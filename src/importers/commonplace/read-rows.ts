import { join } from 'node:path';
import { propertyOf } from '../../exporters/site/columns.ts';
import { fileOf, type Kind, lineSchema } from '../../exporters/site/kind.ts';
import { ImportError } from '../import-error.ts';
import type { Progress } from '../progress.ts';
import type { OpenExport } from './open-export.ts';
import { parseLine } from './parse-line.ts';
import { linesOf } from './read-lines.ts';

/** Values by the names of columns. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows and characters in memory at once. */
const ROWS_AT_ONCE = 1_000;
const CHARACTERS_AT_ONCE = 4_000_000;

/**
 * The rows of a kind, checked, some at a time.
 *
 * @throws ImportError at a line that does not have the form of its kind, or if the number of lines is wrong
 */
export async function* rowsOf(
  { folder, manifest }: OpenExport,
  kind: Kind,
  progress: Progress,
): AsyncGenerator<Row[]> {
  const file = fileOf(kind);
  const stored = manifest.files.find(({ kind: name }) => name === kind.name);
  const schema = lineSchema(kind);
  const names = Object.keys(kind.columns).map((column) => [column, propertyOf(column)] as const);
  progress.begin({ name: `Reading ${file}`, total: stored?.bytes ?? 0, unit: 'bytes' });
  let batch: Row[] = [];
  let characters = 0;
  let count = 0;
  for await (const line of linesOf(join(folder, file), (bytes) => progress.advance(bytes))) {
    const value = parseLine(file, line, schema);
    batch.push(Object.fromEntries(names.map(([column, property]) => [column, value[property]])));
    characters += line.text.length;
    count += 1;
    if (batch.length < ROWS_AT_ONCE && characters < CHARACTERS_AT_ONCE) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
  if (count === stored?.rows) return;
  throw new ImportError(
    `${file} has ${count} lines, and the manifest says ${stored?.rows}. Run \`commonplace export\` again.`,
  );
}
