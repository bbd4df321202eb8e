import type { StatementRunner } from '../db/database.ts';
import { type Counter, setRight } from './counter.ts';
import { postCounters } from './post-counters.ts';
import type { UpkeepScope } from './scope.ts';
import { threadCounters } from './thread-counters.ts';
import { wikiCounters } from './wiki-counters.ts';

/** Every column that repeats what other rows say, in the order in which they are set right. */
export const COUNTERS: readonly Counter[] = [...threadCounters, ...postCounters, ...wikiCounters];

/** Sets every counter in scope right, in a constant number of statements. */
export async function recount(runner: StatementRunner, scope: UpkeepScope): Promise<void> {
  for (const counter of COUNTERS) await setRight(runner, counter, scope);
}
