/**
 * Whether real dumps come through: `npm run round-trips -- stackexchange:DIR mediawiki:FILE…`. Each is imported twice,
 * exported, imported from the export into an empty database, and exported again: the second import has to write
 * nothing, and both exports have to have the same bytes.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createDatabase } from '../tests/support/postgres-databases.ts';
import { startPostgres } from '../tests/support/postgres-server.ts';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const execute = promisify(execFile);

const dumps = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'commonplace-round-trips-'));
const server = await startPostgres();
let databases = 0;
try {
  for (const dump of dumps) await roundTrip(dump);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function roundTrip(dump: string): Promise<void> {
  const colon = dump.indexOf(':');
  const [system, path] = [dump.slice(0, colon), dump.slice(colon + 1)];
  const begunAt = performance.now();
  const first = await newDatabase();
  const report = await run(first, ['import', system, path]);
  const again = await run(first, ['import', system, path]);
  const exported = join(folder, `${databases}-first`);
  await run(first, ['export', exported]);
  const second = await newDatabase();
  await run(second, ['import', 'commonplace', exported]);
  const exportedAgain = join(folder, `${databases}-second`);
  await run(second, ['export', exportedAgain]);
  const [ours, theirs] = [await digest(exported), await digest(exportedAgain)];
  const written = writtenBy(again);
  const isSame = ours === theirs && written === 0;
  const seconds = ((performance.now() - begunAt) / 1000).toFixed(1);
  process.stdout.write(
    `${isSame ? 'same' : 'DIFFERENT'}  ${system} ${basename(path)}: ${writtenBy(report)} records, ` +
      `${written} by the second import, ${ours.slice(0, 12)} and ${theirs.slice(0, 12)}, ${seconds} s\n`,
  );
  if (!isSame) process.exitCode = 1;
}

function newDatabase(): Promise<string> {
  databases += 1;
  return createDatabase(server.url, `round_trip_${databases}`);
}

/** An import that only rejected rows ends with the code 3. */
async function run(url: string, args: readonly string[]): Promise<string> {
  const extra = args[0] === 'import' && args[1] !== 'commonplace' ? ['--rejects', '/dev/null'] : [];
  const env = { ...process.env, DATABASE_URL: url, UPLOADS_DIR: join(folder, 'uploads') };
  try {
    const { stdout } = await execute(process.execPath, [MAIN, ...args, ...extra], { env });
    return stdout;
  } catch (error) {
    const { code, stdout } = error as { readonly code?: unknown; readonly stdout?: string };
    if (code === 3 && stdout !== undefined) return stdout;
    throw error;
  }
}

/** How many records of all kinds, by the second table of a summary. */
function writtenBy(report: string): number {
  const table = report.slice(report.indexOf('records '));
  return [...table.matchAll(/^[a-z][a-z ]* {2,}([\d,]+)(?: +[\d,]+){3}$/gm)].reduce(
    (sum, [, written = '']) => sum + Number(written.replaceAll(',', '')),
    0,
  );
}

async function digest(exported: string): Promise<string> {
  const hash = createHash('sha256');
  const files = (await readdir(exported, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  for (const file of files) {
    hash.update(`${relative(exported, file)}\n`).update(await readFile(file));
  }
  return hash.digest('hex');
}
