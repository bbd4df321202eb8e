import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** What pg does not declare: the process of PostgreSQL that the server named when the connection began. */
interface Connected extends pg.Client {
  readonly processID?: number | null;
}

/**
 * Whether a pooler gives the session of one client to another and leaves the names of prepared statements as they
 * are, as PgBouncer before 1.21 does in transaction mode, and until 1.23 without `max_prepared_statements`.
 * Connections would then find the statements of others.
 */
export async function sharesPreparedStatements(config: pg.ClientConfig): Promise<boolean> {
  const name = `commonplace_probe_${randomUUID()}`;
  return withClient(config, async (first) => {
    // Poolers name a process of their own.
    if ((await processOf(first)) === (first as Connected).processID) return false;
    // In one transaction, so that all of it reaches one session.
    await first.query('begin');
    const { rows } = await first.query<{ process: number; isNamed: boolean }>({
      name,
      text: `select pg_backend_pid() as process,
        exists (select from pg_prepared_statements where name = $1) as "isNamed"`,
      values: [name],
    });
    const { process = 0, isNamed = false } = rows[0] ?? {};
    if (isNamed) await first.query(`deallocate "${name}"`);
    await first.query('commit');
    // A session of its own, as in session mode, may have its own names.
    return isNamed && (await withClient(config, processOf)) === process;
  });
}

async function processOf(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query<{ process: number }>('select pg_backend_pid() as process');
  return rows[0]?.process;
}

async function withClient<T>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config);
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
