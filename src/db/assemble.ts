import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { adapterTransaction } from './adapter-transaction.ts';
import type { BatchReader, Database, Replicas } from './database.ts';
import { DiskRoom } from './disk-room.ts';
import { PrismaClient } from './generated/client.ts';
import type { IncidentReport } from './incident.ts';
import { type Adapters, adapterRunner, transactionRunner } from './run.ts';

/** How long an interactive transaction may take, and how long it may wait for a connection, in ms. */
const TRANSACTION_LIMITS = { timeout: 120_000, maxWait: 30_000 };

interface Parts
  extends Pick<Database, 'engine' | 'location' | 'longStatements' | 'onNotice'>,
    Partial<Pick<Database, 'longTransaction'>> {
  readonly replicas?: Replicas | null;
  /** What each kind of work connects with; one may serve several kinds. */
  readonly factories: Readonly<Record<keyof Adapters | 'transactions', SqlDriverAdapterFactory>>;
  /** In ms. */
  readonly transactionTimeout?: number;
  readonly connections?: Database['connections'];
  readonly incidents?: IncidentReport | undefined;
  readonly shutdown: () => Promise<void>;
}

/** Makes a database of what an engine brings. */
export async function assemble(parts: Parts): Promise<Database> {
  const { engine, location, longStatements, factories, onNotice, shutdown } = parts;
  const { replicas = null } = parts;
  const [generic, custom, background, transactions] = await Promise.all([
    factories.generic.connect(),
    factories.custom.connect(),
    factories.background.connect(),
    factories.transactions.connect(),
  ]);
  const { transactionTimeout: timeout = TRANSACTION_LIMITS.timeout } = parts;
  const prisma = new PrismaClient({
    adapter: factories.transactions,
    transactionOptions: { ...TRANSACTION_LIMITS, timeout },
  });
  const room = new DiskRoom({
    tryOut: () => prisma.$executeRawUnsafe(NEEDS_ROOM),
    report: parts.incidents,
  });
  const runner = adapterRunner({ generic, custom, background });
  return {
    engine,
    location,
    longStatements,
    prisma,
    replicas,
    ...runner,
    ...(replicas === null ? {} : { runTogether: alongRoutes(runner) }),
    onNotice,
    execute: (name, statement) => room.watch(runner.execute(name, statement)),
    transaction: (work) =>
      room.watch(
        prisma.$transaction((client) => work({ prisma: client, ...transactionRunner(client) })),
      ),
    bulkTransaction: (work) => room.watch(adapterTransaction(transactions, work)),
    connections: parts.connections ?? (() => []),
    hasRoom: () => room.hasRoom(),
    longTransaction:
      parts.longTransaction ??
      ((work) => prisma.$transaction((client) => work(transactionRunner(client)), NO_LIMITS)),
    async close() {
      await prisma.$disconnect();
      await Promise.all(
        [generic, custom, background, transactions].map((adapter) => adapter.dispose()),
      );
      await shutdown();
    },
  };
}

/** Asks the primary what has no route, or what its route does not answer. */
function alongRoutes({ runTogether }: BatchReader): BatchReader['runTogether'] {
  return async (queries, planning, limits) => {
    const rows =
      limits?.route === undefined ? null : await limits.route.ask(queries, planning, limits);
    return rows ?? runTogether(queries, planning, limits);
  };
}

/**
 * A megabyte. Temporary tables take room on the disk and next to none in the log, which PostgreSQL ends itself
 * for when it cannot be written.
 */
const NEEDS_ROOM = `do $$ begin
  create temp table commonplace_room on commit drop as
  select md5(n::text) as words from generate_series(1, 16000) n;
end $$`;

/** Prisma wants a number. */
const NO_LIMITS = { timeout: 24 * 60 * 60 * 1000, maxWait: 60_000 };
