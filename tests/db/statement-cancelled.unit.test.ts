import { describe, expect, it } from 'vitest';
import { isStatementCancelled } from '../../src/db/statement-cancelled.ts';

describe('isStatementCancelled', () => {
  it.each([
    ['a lock that took too long', '55P03'],
    ['a transaction that met another one', '40001'],
    ['a deadlock', '40P01'],
  ])('is true of %s', (_name, originalCode) => {
    const cause = { kind: 'postgres', originalCode, originalMessage: 'no' };
    expect(isStatementCancelled(Object.assign(new Error('DriverAdapterError'), { cause }))).toBe(
      true,
    );
  });

  it('is true of what Prisma Client calls a conflict of writes', () => {
    expect(isStatementCancelled(Object.assign(new Error('no'), { code: 'P2034' }))).toBe(true);
  });

  it.each(['23505', '42P01', '53100'])('is false of %s', (code) => {
    expect(isStatementCancelled(Object.assign(new Error('no'), { code }))).toBe(false);
  });
});
