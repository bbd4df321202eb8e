import { BackupError } from '../backup/backup-error.ts';
import { Failure } from './failure.ts';

/** @throws Failure where a backup could not be made or restored for a reason that an operator understands */
export async function asFailure<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof BackupError ? new Failure(error.message, { cause: error }) : error;
  });
}
