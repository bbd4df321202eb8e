import type { Sql } from 'sql-template-tag';
import { whenLoopTurns } from '../event-loop/when-loop-turns.ts';
import type {
  BatchReader,
  NamedQuery,
  Planning,
  ReadOptions,
  StatementReader,
} from './database.ts';

/** A query that waits for its wave. */
interface Waiting extends NamedQuery {
  readonly resolve: (rows: unknown[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A reader whose queries go out in waves: all that is asked for before the event loop turns is one
 * statement and one round trip, and is answered together. What a wave leads to is asked for at one
 * moment again, so loaders batch the same on either engine and under any load: what an operation costs
 * depends on its shape, not on which answer was quickest.
 */
export function inWaves(database: BatchReader): StatementReader {
  let wave: Record<Planning, Waiting[]> = { once: [], anew: [] };

  /** Both halves are answered together, though each is a statement of its own. */
  async function send(): Promise<void> {
    const { once, anew } = wave;
    wave = { once: [], anew: [] };
    const land = await Promise.all([ask(database, once, 'once'), ask(database, anew, 'anew')]);
    for (const answer of land) answer();
  }

  return {
    run<Row>(name: string, query: Sql, { planning = 'once', prefetches, texts }: ReadOptions = {}) {
      if (wave.once.length + wave.anew.length === 0) whenLoopTurns(send);
      return new Promise<Row[]>((resolve, reject) => {
        wave[planning].push({
          name,
          query,
          texts,
          prefetches:
            planning === 'once'
              ? prefetches
              : prefetches?.filter(({ plannedOnce }) => !plannedOnce),
          resolve: resolve as Waiting['resolve'],
          reject,
        });
      });
    },
  };
}

/** Asks, and gives back what tells everybody who waits. */
async function ask(
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
