import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { StatementRunner } from './database.ts';
import { queryableRunner } from './run.ts';

/** A transaction on the driver adapter itself, as Prisma Client's own are: it leaves some of the ending to us. */
export async function adapterTransaction<T>(
  adapter: SqlDriverAdapter,
  work: (runner: StatementRunner) => Promise<T>,
): Promise<T> {
  const transaction = await adapter.startTransaction();
  const { usePhantomQuery: endsItself } = transaction.options;
  const say = async (sql: string) => {
    if (!endsItself) await transaction.executeRaw({ sql, args: [], argTypes: [] });
  };
  let result: T;
  try {
    result = await work(queryableRunner(transaction));
    await say('commit');
  } catch (error) {
    await say('rollback').catch(() => {});
    await transaction.rollback().catch(() => {});
    throw error;
  }
  await transaction.commit();
  return result;
}
