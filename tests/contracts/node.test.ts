import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { HEAP_FLAGS } from '../../src/commands/heap-flags.ts';

const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });

it.each(HEAP_FLAGS)('knows the flag %s', (flag) => {
  const name = flag.replace(/^--(no-)?/, '');
  expect(known, 'V8 changed: see src/commands/heap-flags.ts').toContain(name);
});

it('starts with a flag that it does not know', () => {
  const program = `require('node:v8').setFlagsFromString('--no-such-flag'); console.log('runs')`;
  const output = execFileSync(process.execPath, ['-e', program], { stdio: 'pipe' });
  expect(String(output)).toBe('runs\n');
});
