import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { adapterTransaction } from '../adapter-transaction.ts';
import type { StatementRunner } from '../database.ts';

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
    factories: { generic: factory, custom: factory, transactions: factory, background: factory },
    /** Without time limits, which this adapter has none of. */
    longTransaction: <T>(work: (runner: StatementRunner) => Promise<T>) =>
      adapterTransaction(unlimited, work),
  } as const;
}
