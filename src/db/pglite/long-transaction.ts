import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { Database } from '../database.ts';
import { queryableRunner } from '../run.ts';

/** A transaction without Prisma's time limits, on an adapter that has none. */
export function longTransactionOn(adapter: SqlDriverAdapter): Database['longTransaction'] {
  return async (work) => {
    const transaction = await adapter.startTransaction();
    try {
      const result = await work(queryableRunner(transaction));
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback().catch(() => {});
      throw error;
    }
  };
}
