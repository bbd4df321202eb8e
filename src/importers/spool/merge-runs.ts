import type { FileHandle } from 'node:fs/promises';

/** A row of a spool: its key, and its value as JSON on one line. */
export interface Row {
  readonly key: string;
  readonly line: string;
}

/** Merges sorted runs, on disk and in memory, into one sorted stream. */
export async function* mergeRuns(
  files: readonly FileHandle[],
  inMemory: readonly Row[],
): AsyncGenerator<Row> {
  const runs = [...files.map(readRun), inMemory.values()];
  const heads: Head[] = [];
  for (const run of runs) {
    const first = await run.next();
    if (!first.done) heads.push({ row: first.value, run });
  }
  while (heads.length > 0) {
    const least = indexOfLeast(heads);
    const head = heads[least];
    if (head === undefined) return;
    yield head.row;
    const next = await head.run.next();
    if (next.done) heads.splice(least, 1);
    else head.row = next.value;
  }
}

interface Head {
  row: Row;
  readonly run: AsyncIterator<Row> | Iterator<Row>;
}

/** There are few runs at a time: looking at each costs less than keeping them in a heap. */
function indexOfLeast(heads: readonly Head[]): number {
  let least = 0;
  let leastKey = heads[0]?.row.key ?? '';
  for (let index = 1; index < heads.length; index += 1) {
    const key = heads[index]?.row.key ?? '';
    if (key >= leastKey) continue;
    least = index;
    leastKey = key;
  }
  return least;
}

async function* readRun(file: FileHandle): AsyncGenerator<Row> {
  // By hand, not with node:readline: that one also breaks lines at U+2028, which JSON leaves as it is.
  const stream = file.createReadStream({ start: 0, autoClose: false, encoding: 'utf8' });
  let rest = '';
  for await (const chunk of stream) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield parseRow(line);
  }
}

function parseRow(line: string): Row {
  const tab = line.indexOf('\t');
  return { key: line.slice(0, tab), line: line.slice(tab + 1) };
}
