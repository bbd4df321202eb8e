import { rebuildContributors } from '../../../src/attribution/contributors.ts';
import type { Database } from '../../../src/db/database.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { chunksOf } from '../../../src/lib/chunks.ts';
import { setRight } from '../../../src/upkeep/counter.ts';
import { COUNTERS } from '../../../src/upkeep/counters.ts';

const CONNECTIONS = 6;

/** Pages whose versions are held in memory at once. */
const PAGES_AT_ONCE = 50;

/**
 * Tables of which every row is counted by one statement, which leaves the rows twice as large a place,
 * and by chance; in a community that grows they lie about in the order in which they were made.
 */
const COUNTED_AT_ONCE = ['users', 'wiki_pages'];

/**
 * Whatever repeats what other rows say is set as `doctor --fix` would set it. Then the tables are put in
 * order, so that neither the planner nor an index is surprised by them.
 */
export async function recount(url: string): Promise<void> {
  const database = await openDatabase({ url, poolSize: CONNECTIONS });
  try {
    // One after the other: statements of minutes would leave no connection in the time that one is waited for.
    await countAll(database);
    await countContributors(database);
    for (const table of COUNTED_AT_ONCE) {
      await database.prisma.$executeRawUnsafe(`cluster ${table} using ${table}_pkey`);
    }
    await database.prisma.$executeRawUnsafe('vacuum (analyze)');
    await database.prisma.$executeRawUnsafe('checkpoint');
  } finally {
    await database.close();
  }
}

/** But for those of comments: walking down millions of threads takes minutes, and the rows have them. */
async function countAll(database: Database): Promise<void> {
  for (const counter of COUNTERS.filter(({ table }) => table !== 'comments')) {
    await setRight(database, counter, 'everything');
  }
}

async function countContributors(database: Database): Promise<void> {
  const pages = await database.prisma.wikiPage.findMany({ select: { id: true } });
  for (const batch of chunksOf(pages, PAGES_AT_ONCE)) {
    await rebuildContributors(
      database,
      batch.map(({ id }) => id),
    );
  }
}
