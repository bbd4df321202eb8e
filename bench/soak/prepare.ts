import { fileURLToPath } from 'node:url';
import pg from 'pg';
import sql from 'sql-template-tag';
import type { Database } from '../../src/db/database.ts';
import type { Role } from '../../src/db/generated/client.ts';
import { openDatabase } from '../../src/db/open.ts';
import { createToken } from '../../src/domains/people/account/tokens.ts';
import { createWorstCommunity } from '../../tests/hostile/support/worst-community.ts';
import { prepareDatabase } from '../data/prepare-database.ts';
import { readSamples } from '../data/samples.ts';

export const FOLDER = fileURLToPath(new URL('../../.bench/', import.meta.url));

const DATABASE = 'soak';
const WRITERS = 2;
const ATTACKERS = 2;

/**
 * Makes a copy of the bench's community, and beside it what is worst to read. Writers are moderators, who
 * may write as fast as they like; attackers are members, who may not.
 *
 * @param serverUrl of the maintenance database, as a superuser
 */
export async function prepare(serverUrl: string) {
  const log = console.error;
  const source = await prepareDatabase({ serverUrl, size: '30k', log });
  const samples = await readSamples(source, { depth: 1000 });
  await copyDatabase(serverUrl, source);
  log('making what is worst to read');
  const url = Object.assign(new URL(serverUrl), { pathname: `/${DATABASE}` }).href;
  const database = await openDatabase({ url, poolSize: 4 });
  try {
    const nodes = await createWorstCommunity(database);
    const writers = await createMembers(database, {
      name: 'writer',
      count: WRITERS,
      role: 'MODERATOR',
    });
    const attackers = await createMembers(database, {
      name: 'attacker',
      count: ATTACKERS,
      role: 'MEMBER',
    });
    // As autovacuum would before long: what was just made has no statistics yet.
    await database.execute('soak.analyze', sql`vacuum (analyze)`);
    return { url, samples, nodes, writers, attackers };
  } finally {
    await database.close();
  }
}

async function copyDatabase(serverUrl: string, source: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`drop database if exists ${DATABASE} with (force)`);
    await client.query(`create database ${DATABASE} template ${new URL(source).pathname.slice(1)}`);
  } finally {
    await client.end();
  }
}

interface Members {
  readonly name: string;
  readonly count: number;
  readonly role: Role;
}

/** Gives a token of each. */
async function createMembers(
  database: Database,
  { name, count, role }: Members,
): Promise<string[]> {
  const tokens: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const username = `soak-${name}-${number}`;
    await database.prisma.user.create({ data: { username, displayName: username, role } });
    const options = { username, name: 'soak', scope: 'WRITE', expiresAt: null } as const;
    const token = await createToken(database, options);
    if (token !== null) tokens.push(token);
  }
  return tokens;
}
