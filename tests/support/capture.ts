import type { Database, StatementRunner } from '../../src/db/database.ts';
import { partsOf } from '../../src/db/prefetch.ts';

export interface CapturedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Capture {
  /** Use this one in place of the database that was given. */
  readonly database: Database;
  /** What passed it so far, in order. What Prisma Client writes by itself does not pass. */
  readonly statements: readonly CapturedStatement[];
  /** The names alone. */
  names(): string[];
  /** In how many round trips the requests' queries went. */
  roundTrips(): number;
  /** Forgets what passed so far. */
  clear(): void;
}

/** Watches the named statements that a database is sent, also those inside its transactions. */
export function captureStatements(database: Database): Capture {
  const statements: CapturedStatement[] = [];
  let roundTrips = 0;

  function watched({ run, execute }: StatementRunner): StatementRunner {
    return {
      run(name, query, options) {
        statements.push({ name, text: query.text, values: query.values });
        return run(name, query, options);
      },
      execute(name, query) {
        statements.push({ name, text: query.text, values: query.values });
        return execute(name, query);
      },
    };
  }

  return {
    database: {
      ...database,
      ...watched(database),
      runTogether(queries, planning, budget) {
        for (const { name, query } of partsOf(queries)) {
          statements.push({ name, text: query.text, values: query.values });
        }
        roundTrips += 1;
        return database.runTogether(queries, planning, budget);
      },
      transaction: (work) => database.transaction((tx) => work({ ...tx, ...watched(tx) })),
    },
    statements,
    names: () => statements.map(({ name }) => name),
    roundTrips: () => roundTrips,
    clear() {
      statements.length = 0;
      roundTrips = 0;
    },
  };
}
