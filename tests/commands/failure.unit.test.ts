import { writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { DriverAdapterError } from '@prisma/driver-adapter-utils';
import { expect, it } from 'vitest';
import { explain } from '../../src/commands/failure.ts';

it('a disk that is full is said in words, also of a file that is open already', async () => {
  const full = await open('/dev/full', 'w');
  try {
    expect(() => writeSync(full.fd, 'a line')).toThrow(expect.toSatisfy(saysDiskIsFull));
  } finally {
    await full.close();
  }
});

function saysDiskIsFull(error: unknown): boolean {
  return (
    explain(error) ===
    `write: the disk is full. Make room, or choose a folder on another disk. (ENOSPC)\n`
  );
}

it('a connection that is lost comes with advice', () => {
  const error = new DriverAdapterError({
    kind: 'postgres',
    code: '57P01',
    originalCode: '57P01',
    severity: 'FATAL',
    message: 'terminating connection due to administrator command',
    originalMessage: 'terminating connection due to administrator command',
    detail: undefined,
    column: undefined,
    hint: undefined,
  });
  expect(explain(error)).toBe(
    'The database does not answer any more: terminating connection due to administrator command. Run the command again when it does.\n',
  );
});

it('a copy that finds no room names where it goes', () => {
  const error = Object.assign(new Error('no space'), {
    ...{ code: 'ENOSPC', syscall: 'copyfile', path: '/data/from', dest: '/backup/to' },
  });
  expect(explain(error)).toMatch(/^\/backup\/to: the disk is full/);
});

it.each([
  ['25006', 'DATABASE_URL names a standby, or default_transaction_read_only is on.'],
  ['42501', 'Let the role of DATABASE_URL own the database and its tables.'],
])('what PostgreSQL refuses comes with advice: SQLSTATE %s', (code, advice) => {
  const error = new DriverAdapterError({
    kind: 'postgres',
    code,
    originalCode: code,
    severity: 'ERROR',
    message: 'no',
    originalMessage: 'no',
    detail: undefined,
    column: undefined,
    hint: undefined,
  });
  expect(explain(error)).toBe(`PostgreSQL says: no. ${advice} (SQLSTATE ${code})\n`);
});

it('what nobody foresaw is told as it is', () => {
  expect(explain(new Error('odd'))).toBe('Unexpected failure: odd\nLOG_LEVEL=debug shows where.\n');
});
