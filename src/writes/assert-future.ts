import sql from 'sql-template-tag';
import type { StatementReader } from '../db/database.ts';
import { inputError, type PublicError } from '../lib/errors.ts';
import { momentText } from '../lib/moment.ts';

interface NamedTime {
  readonly time: Date;
  /** The argument that has it, as a path. */
  readonly argument: string;
}

/**
 * Looks at a time that is to come, by the clock of the database.
 *
 * @throws PublicError BAD_USER_INPUT
 */
export async function assertFuture(
  reader: StatementReader,
  { time, argument }: NamedTime,
): Promise<void> {
  const text = momentText(time);
  if (text === null) throw notFuture(argument);
  const [clock] = await reader.run<{ readonly isFuture: boolean }>(
    'clock.isFuture',
    sql`select ${text}::timestamptz > clock_timestamp() as "isFuture"`,
  );
  if (!clock?.isFuture) throw notFuture(argument);
}

export function notFuture(argument: string): PublicError {
  return inputError(argument, 'It must be a time in the future, up to the year 9999.');
}
