import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { Database } from './database.ts';
import { PrismaClient } from './generated/client.ts';
import { type Adapters, adapterRunner, transactionRunner } from './run.ts';

/** How long an interactive transaction may take, and how long it may wait for a connection, in ms. */
const TRANSACTION_LIMITS = { timeout: 120_000, maxWait: 30_000 };

interface Parts
  extends Pick<Database, 'engine' | 'location' | 'onNotice'>,
    Partial<Pick<Database, 'longTransaction'>> {
  /** What each kind of work connects with; one may serve several kinds. */
  readonly factories: Readonly<Record<keyof Adapters | 'transactions', SqlDriverAdapterFactory>>;
  /** In ms. */
  readonly transactionTimeout?: number;
  readonly shutdown: () => Promise<void>;
}

/** Makes a database of what an engine brings. */
export async function assemble(parts: Parts): Promise<Database> {
  const { engine, location, factories, onNotice, shutdown } = parts;
  const [once, anew, background] = await Promise.all([
    factories.once.connect(),
    factories.anew.connect(),
    factories.background.connect(),
  ]);
  const { transactionTimeout: timeout = TRANSACTION_LIMITS.timeout } = parts;
  const prisma = new PrismaClient({
    adapter: factories.transactions,
    transactionOptions: { ...TRANSACTION_LIMITS, timeout },
  });
  return {
    engine,
    location,
    prisma,
    ...adapterRunner({ once, anew, background }),
    onNotice,
    transaction: (work) =>
      prisma.$transaction((client) => work({ prisma: client, ...transactionRunner(client) })),
    longTransaction:
      parts.longTransaction ??
      ((work) => prisma.$transaction((client) => work(transactionRunner(client)), NO_LIMITS)),
    async close() {
      await prisma.$disconnect();
      await Promise.all([once, anew, background].map((adapter) => adapter.dispose()));
      await shutdown();
    },
  };
}

/** Prisma wants a number. */
const NO_LIMITS = { timeout: 24 * 60 * 60 * 1000, maxWait: 60_000 };
