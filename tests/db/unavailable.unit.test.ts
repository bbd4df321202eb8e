import { describe, expect, it } from 'vitest';
import { DatabaseBusyError } from '../../src/db/errors.ts';
import { isUnavailable } from '../../src/db/unavailable.ts';

/** As the driver adapter reports what PostgreSQL said. */
function reported(code: string) {
  const cause = { kind: 'postgres', originalCode: code, originalMessage: 'no' };
  return Object.assign(new Error('DriverAdapterError'), { cause });
}

describe('isUnavailable', () => {
  it.each([
    ['a full disk', '53100'],
    ['no memory', '53200'],
    ['too many connections', '53300'],
    ['a standby', '25006'],
    ['a server that shuts down', '57P01'],
    ['a server that starts', '57P03'],
    ['a connection that broke while something was sent', 'EPIPE'],
  ])('is true of %s', (_name, code) => {
    expect(isUnavailable(reported(code))).toBe(true);
  });

  it.each(['23505', '42P01', '57014', '40001'])('is false of what %s says', (code) => {
    expect(isUnavailable(reported(code))).toBe(false);
  });

  it('is true of a queue that is full, and of connections that were given up', () => {
    expect(isUnavailable(new DatabaseBusyError())).toBe(true);
    expect(isUnavailable(new Error('Connection terminated: no answer for 12 s'))).toBe(true);
    expect(isUnavailable(new Error('Query read timeout'))).toBe(true);
    expect(isUnavailable(new Error('relation "posts" does not exist'))).toBe(false);
  });
});
