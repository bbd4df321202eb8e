import type { Sql } from 'sql-template-tag';
import { whenLoopTurns } from '../event-loop/when-loop-turns.ts';
import type {
  BatchReader,
  NamedQuery,
  Planning,
  ReadOptions,
  StatementReader,
} from './database.ts';

/** A query that waits for its batch. */
interface Waiting extends NamedQuery {
  readonly resolve: (rows: unknown[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A reader that sends its queries in batches. All queries that are added before the event loop turns are one
 * statement and one round trip, and their promises resolve together. The queries that follow from a batch are
 * therefore one batch again, on either engine and under any load: the cost of an operation depends on its
 * selection, not on which result came first.
 */
export function createBatchingReader(database: BatchReader): StatementReader {
  let batch: Record<Planning, Waiting[]> = { generic: [], custom: [] };

  /** Both halves resolve together, though each is a statement of its own. */
  async function send(): Promise<void> {
    const { generic, custom } = batch;
    batch = { generic: [], custom: [] };
    const settlements = await Promise.all([
      runBatch(database, generic, 'generic'),
      runBatch(database, custom, 'custom'),
    ]);
    for (const settle of settlements) settle();
  }

  return {
    run<Row>(
      name: string,
      query: Sql,
      { planning = 'generic', prefetches, texts }: ReadOptions = {},
    ) {
      if (batch.generic.length + batch.custom.length === 0) whenLoopTurns(send);
      return new Promise<Row[]>((resolve, reject) => {
        batch[planning].push({
          name,
          query,
          texts,
          prefetches:
            planning === 'generic'
              ? prefetches
              : prefetches?.filter(({ plannedOnce }) => !plannedOnce),
          resolve: resolve as Waiting['resolve'],
          reject,
        });
      });
    },
  };
}

/** Runs the queries. The returned function resolves or rejects their promises. */
async function runBatch(
  database: BatchReader,
  waiting: readonly Waiting[],
  planning: Planning,
): Promise<() => void> {
  if (waiting.length === 0) return () => {};
  try {
    const answers = await database.runTogether(waiting, planning);
    return () => {
      for (const [index, { resolve }] of waiting.entries()) resolve(answers[index] ?? []);
    };
  } catch (error) {
    return () => {
      for (const { reject } of waiting) reject(error);
    };
  }
}
