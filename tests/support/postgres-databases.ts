import pg from 'pg';

/** Runs `work` on a connection to the server's maintenance database. */
export async function administer<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The URL of another database on the same server. */
export function databaseUrl(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

/** Makes an empty database on a server, and gives its URL. */
export async function createDatabase(url: string, name: string): Promise<string> {
  await administer(url, (client) => client.query(`create database ${name}`));
  return databaseUrl(url, name);
}
