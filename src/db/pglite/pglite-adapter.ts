import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from '@prisma/driver-adapter-utils';
import type { Turn, TurnLimits, TurnTaker } from './turn.ts';

const INFO = { provider: 'postgres', adapterName: 'pglite-prisma-adapter' } as const;

/** What Prisma runs on: each statement and each transaction takes a turn of the one connection. */
export function pgliteAdapter(host: TurnTaker, limits: TurnLimits): SqlDriverAdapterFactory {
  async function inTurn<Result>(work: (turn: Turn) => Promise<Result>): Promise<Result> {
    const turn = await host.takeTurn(limits);
    return work(turn).finally(turn.end);
  }
  const adapter: SqlDriverAdapter = {
    ...INFO,
    queryRaw: (query) => inTurn((turn) => turn.run('query', query)),
    executeRaw: (query) => inTurn((turn) => turn.run('execute', query)),
    executeScript: (script) => inTurn((turn) => turn.run('script', script)),
    startTransaction: async (isolation) => begin(await host.takeTurn(limits), isolation),
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    async dispose() {},
  };
  return { ...INFO, connect: async () => adapter };
}

async function begin(turn: Turn, isolation: IsolationLevel | undefined): Promise<Transaction> {
  let isOpen = true;
  /** After a commit that failed, a rollback is asked for, too. */
  async function end(work: () => Promise<unknown>): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await work().finally(turn.end);
  }
  try {
    const level = isolation === undefined ? '' : ` isolation level ${isolation}`;
    await turn.run('script', `begin${level}`);
  } catch (error) {
    turn.end();
    throw error;
  }
  return {
    ...INFO,
    options: { usePhantomQuery: true },
    queryRaw: (query: SqlQuery) => turn.run('query', query),
    executeRaw: (query: SqlQuery) => turn.run('execute', query),
    commit: () => end(() => turn.run('commit', undefined)),
    rollback: () => end(() => turn.run('script', 'rollback')),
  };
}
