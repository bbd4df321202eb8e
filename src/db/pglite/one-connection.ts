import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { Database } from '../database.ts';
import { queryableRunner } from '../run.ts';

/**
 * What is the same for every database of PGlite. It has one connection, which prepares nothing: every query is
 * planned each time.
 *
 * @param unlimited an adapter without time limits
 */
export function oneConnection(factory: SqlDriverAdapterFactory, unlimited: SqlDriverAdapter) {
  return {
    engine: 'pglite',
    longStatements: 1,
    factories: { once: factory, anew: factory, transactions: factory, background: factory },
    longTransaction: longTransactionOn(unlimited),
  } as const;
}

/** A transaction without Prisma's time limits, on an adapter that has none. */
function longTransactionOn(adapter: SqlDriverAdapter): Database['longTransaction'] {
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
