import { execFileSync } from 'node:child_process';
import { expect } from 'vitest';
import { FLAT_HEAP_FLAG, HEAP_FLAGS } from '../../src/commands/heap-flags.ts';
import { contractOf } from './contract.ts';

const contract = contractOf('V8 changed: see src/commands/heap-flags.ts');

contract('knows our flags', () => {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  const unknown = [...HEAP_FLAGS, FLAT_HEAP_FLAG].filter(
    (flag) => !known.includes(flag.replace(/^--(no-)?/, '--').replace(/=.*/, '')),
  );
  expect(unknown).toEqual([]);
});

contract('starts with a flag that it does not know', () => {
  const program = `require('node:v8').setFlagsFromString('--no-such-flag'); console.log('runs')`;
  const output = execFileSync(process.execPath, ['-e', program], { stdio: 'pipe' });
  expect(String(output)).toBe('runs\n');
});
