import pg from 'pg';
import type { Incident } from '../incident.ts';
import { TERMINATED } from './pg-messages.ts';

// The members of pg's clients that its documents do not name. `tests/contracts/pg.test.ts` fails if a release of
// pg changes them; until this file is mended, DATABASE_POOL=plain does without all of it.

/**
 * SQLSTATE after which a connection is of no use: a server that has become a standby (25006), that shuts
 * down, crashed or starts (57P01 to 57P03), or that closed the session (25P03).
 */
const USELESS_AFTER = new Set(['25006', '57P01', '57P02', '57P03', '25P03']);

/** Ends a connection as soon as the server says that it is of no use, and notes losses and answers. */
export function watchConnection(client: pg.PoolClient, incident: Incident): void {
  const { connection } = client;
  client.on('error', (error) => incident.noteLoss(error.message));
  connection.on('readyForQuery', () => incident.noteAnswer());
  // The client's own listener came first: it has passed the error to the statement.
  connection.on('errorMessage', ({ code }: { readonly code?: string }) => {
    if (code !== undefined && USELESS_AFTER.has(code)) giveUp(client, `PostgreSQL said ${code}`);
  });
}

/** Ends a connection without a goodbye; all statements on it fail. `isUnavailable` knows the message. */
export function giveUp({ connection: { stream } }: pg.PoolClient, reason: string): void {
  stream.destroy(new Error(`${TERMINATED}: ${reason}`));
}

/** Holds back what is written until all of the moment is, which costs one system call instead of many. */
export function gatherWrites({ connection: { stream } }: pg.PoolClient): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/**
 * Sends a query. Called by `client.query`, pg would copy the configuration descriptor by descriptor, a fiftieth
 * of what the smallest request costs.
 */
export function send(
  client: pg.PoolClient,
  { text, values, name, rowMode, types }: pg.QueryConfig & { readonly rowMode?: string },
): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    const query = new pg.Query(text, values, (error, result) =>
      error ? reject(error) : resolve(result),
    );
    // Nothing of `types` is used but what a configuration may have.
    const result = new pg.Result(rowMode ?? '', (types ?? pg.types) as typeof pg.types);
    client.query(
      Object.assign(query, { name, types, _rowMode: rowMode, _result: result, _results: result }),
    );
  });
}
