import { advisoryLock } from '../db/advisory-lock.ts';
import type { StatementRunner } from '../db/database.ts';

/** Keeps others from taking names, or making accounts of the same person, until the transaction ends. */
export function lockNames(runner: StatementRunner): Promise<unknown> {
  return runner.run('naming.lockNames', advisoryLock('account names'));
}
