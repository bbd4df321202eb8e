// `npm run bench:import`: how many rows a second the importers write, and what memory that takes.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import { generateDump } from '../../tests/importers/generate-dump.ts';
import { createDatabase } from '../../tests/support/postgres-databases.ts';
import { startPostgres } from '../../tests/support/postgres-server.ts';
import { generateWikiHistory } from './generate-wiki-history.ts';
import { runImport } from './run-import.ts';

const ENGINES = ['postgres', 'pglite'] as const;
const SYSTEMS = ['mediawiki', 'stackexchange'] as const;
type Engine = (typeof ENGINES)[number];
type System = (typeof SYSTEMS)[number];

const HERE = fileURLToPath(new URL('../..', import.meta.url));

const options = new Command('npm run bench:import --')
  .description('measure the importers on generated dumps')
  .addOption(new Option('--system <system...>', 'importers').choices(SYSTEMS).default(SYSTEMS))
  .addOption(new Option('--engine <engine...>', 'databases').choices(ENGINES).default(ENGINES))
  .option('--rows <number>', 'about how many rows or versions a dump has', positive, 10_000)
  .option('--before <folder>', 'another checkout, built, to measure in turns with this one')
  .parse()
  .opts<{
    system: readonly System[];
    engine: readonly Engine[];
    rows: number;
    before?: string;
  }>();

let databases = 0;
const folder = await mkdtemp(join(tmpdir(), 'commonplace-bench-import-'));
const postgres = options.engine.includes('postgres') ? await startPostgres() : null;
try {
  const trees = [HERE, ...(options.before === undefined ? [] : [options.before])];
  console.log('system         engine    code    rows      rows/s   rows/min  CPU s  peak MB');
  for (const system of options.system) {
    const dump = await generate(system, options.rows);
    for (const engine of options.engine) {
      for (const tree of trees) await measure({ system, dump, engine, tree });
    }
  }
} finally {
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
}

async function generate(system: System, rows: number): Promise<string> {
  const path = join(folder, system);
  if (system === 'mediawiki') {
    await generateWikiHistory(path, { pages: Math.ceil(rows / 20), versions: 20 });
    return path;
  }
  // A question brings some 30 rows: its answers, their versions, comments and votes.
  return generateDump(path, { questions: Math.ceil(rows / 30), users: Math.ceil(rows / 100) });
}

interface Trial {
  readonly system: System;
  readonly dump: string;
  readonly engine: Engine;
  readonly tree: string;
}

async function measure({ system, dump, engine, tree }: Trial): Promise<void> {
  databases += 1;
  const name = `bench_import_${databases}`;
  const url =
    postgres !== null && engine === 'postgres'
      ? await createDatabase(postgres.url, name)
      : `pglite:${join(folder, name)}`;
  const main = join(tree, 'dist/main.js');
  const env = { PATH: process.env['PATH'], DATABASE_URL: url };
  execFileSync(process.execPath, [main, 'migrate'], { env, stdio: 'ignore' });
  const args = [main, 'import', system, dump, '--rejects', join(folder, 'rejects')];
  const { rows, seconds, cpuSeconds, peakMegabytes } = await runImport(args, env);
  const cells = [
    system.padEnd(14),
    engine.padEnd(9),
    (tree === HERE ? 'this' : 'before').padEnd(6),
    ...[rows, rows / seconds, (60 * rows) / seconds].map((value) =>
      Math.round(value).toLocaleString('en-US').padStart(9),
    ),
    cpuSeconds.toFixed(1).padStart(6),
    peakMegabytes.toFixed(0).padStart(8),
  ];
  console.log(cells.join(' '));
}

function positive(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('It is a whole number above 0.');
}
