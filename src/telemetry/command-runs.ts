import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import type { StatementReader, StatementRunner } from '../db/database.ts';

/** A command that an operator ran. */
export interface CommandRun {
  /** As it is called: `import stackexchange`, `doctor`. */
  readonly command: string;
  readonly startedAt: string;
  /** Null while it runs, and when it was killed. */
  readonly endedAt: string | null;
  /** Whether all was well; null until it ends. */
  readonly isGood: boolean | null;
  /** What it printed for the operator. */
  readonly summary: string;
}

/** How many runs are stored. Those of old are of no use. */
export const MAX_COMMAND_RUNS = 50;

/** In characters; a summary is a few lines. */
const MAX_SUMMARY_LENGTH = 2_000;

interface Outcome {
  readonly isGood: boolean;
  readonly summary: string;
}

/** Stores that a command begins, and later how it ended. */
export async function beginRun(
  db: StatementRunner,
  command: string,
): Promise<(outcome: Outcome) => Promise<void>> {
  const id = v7();
  await db.execute(
    'commandRuns.begin',
    sql`insert into command_runs (id, command) values (${id}::uuid, ${command})`,
  );
  await db.execute(
    'commandRuns.forget',
    sql`delete from command_runs where id in (
      select r.id from command_runs r order by r.started_at desc, r.id desc
      offset ${MAX_COMMAND_RUNS}::int)`,
  );
  return async ({ isGood, summary }) => {
    await db.execute(
      'commandRuns.end',
      sql`update command_runs set ended_at = now(), is_good = ${isGood},
          summary = ${summary.trim().slice(0, MAX_SUMMARY_LENGTH)}
        where id = ${id}::uuid`,
    );
  };
}

/** The last runs, newest first. */
export function readRuns(db: StatementReader): Promise<CommandRun[]> {
  return db.run<CommandRun>(
    'commandRuns.read',
    sql`select r.command, r.started_at as "startedAt", r.ended_at as "endedAt", r.is_good as "isGood", r.summary
      from command_runs r order by r.started_at desc, r.id desc limit ${MAX_COMMAND_RUNS}::int`,
  );
}
