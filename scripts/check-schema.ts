/** Fails when schema.graphql is not what the code prints. */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createTwoFilesPatch } from 'diff';

const printed = spawnSync(process.execPath, ['--import', 'tsx', 'src/main.ts', 'schema', 'print'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
if (printed.status !== 0) {
  console.error(`The schema cannot be printed:\n${printed.stderr}`);
  process.exit(1);
}

const committed = await readFile('schema.graphql', 'utf8').catch(() => '');
if (committed !== printed.stdout) {
  console.error(createTwoFilesPatch('schema.graphql', 'the code', committed, printed.stdout));
  process.exit(1);
}
console.log(`${committed.split('\n').length} lines`);
