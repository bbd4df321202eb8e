/**
 * `npm run release:record`: runs the tests that read and write most on PostgreSQL, and writes what servers of
 * this release send to the database into `tests/upgrade/VERSION`, beside its GraphQL schema. To be run for each
 * release; the record of the one before is then deleted.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../src/db/migrate.ts';
import { readMigrations } from '../src/db/migration-files.ts';
import { openDatabase } from '../src/db/open.ts';
import { readColumns } from '../tests/upgrade/columns.ts';
import { SEPARATOR } from '../tests/upgrade/record.ts';

const TESTS = [
  'golden',
  'domains',
  'writes',
  'live',
  'laws/visibility',
  'http/feeds',
  'http/pages',
];

const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
const folder = join('tests/upgrade', version);
mkdirSync(folder, { recursive: true });
const statements = coverOf(recorded());
writeFileSync(join(folder, 'statements.sql'), statements.sort().join(SEPARATOR) + SEPARATOR);
copyFileSync('schema.graphql', join(folder, 'schema.graphql'));
writeFileSync(join(folder, 'schema.json'), `${JSON.stringify(await schema(), null, 2)}\n`);
process.stdout.write(`${statements.length} statements are in ${folder}\n`);

function recorded(): string[] {
  const into = mkdtempSync(join(tmpdir(), 'commonplace-statements-'));
  const files = TESTS.map((name) => `tests/${name}`);
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'postgres', ...files];
  const env = { ...process.env, RECORD_STATEMENTS: into };
  const { status } = spawnSync(process.execPath, args, { env, stdio: 'inherit' });
  if (status !== 0) throw new Error('The tests failed: what they sent may be wrong');
  const lines = readdirSync(into).flatMap((file) =>
    readFileSync(join(into, file), 'utf8').trim().split('\n'),
  );
  rmSync(into, { recursive: true });
  return [...new Set(lines.map((line): string => JSON.parse(line)))];
}

/** Some of the statements that have all pairs of neighbouring words between them. */
function coverOf(all: readonly string[]): string[] {
  const byPairs = all.map((statement) => ({ statement, pairs: pairsOf(statement) }));
  byPairs.sort((a, b) => b.pairs.size - a.pairs.size || (a.statement < b.statement ? -1 : 1));
  const seen = new Set<string>();
  return byPairs.flatMap(({ statement, pairs }) => {
    const isNew = [...pairs].some((pair) => !seen.has(pair));
    for (const pair of pairs) seen.add(pair);
    return isNew ? [statement] : [];
  });
}

function pairsOf(statement: string): Set<string> {
  const text = statement.replaceAll(/\/\*.*?\*\//g, '').replaceAll(/\$\d+/g, '$');
  const words = text.match(/\w[\w.]*|::|[^\w\s]+/g) ?? [];
  return new Set(words.slice(1).map((word, index) => `${words[index]} ${word}`));
}

async function schema() {
  const database = await openDatabase({ url: 'pglite:memory' });
  try {
    await migrate(database);
    const columns = await readColumns(database);
    const migrations = await readMigrations();
    return {
      migrations: migrations.map(({ name }) => name),
      columns: Object.fromEntries(columns.map(({ name, type }) => [name, type])),
    };
  } finally {
    await database.close();
  }
}
