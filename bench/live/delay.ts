// `npm run bench:live`: how long it takes from a commit on one server to a subscriber of another.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { POST_PUBLISHED } from '../../src/domains/discussion/post/events.ts';
import { recordEvent } from '../../src/live/record-event.ts';
import { startPersistentPostgres } from '../../tests/support/postgres-server.ts';

const ROUNDS = 200;
const QUERY = 'subscription { postPublished { post { slug } } }';
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

const folder = await mkdtemp(join(tmpdir(), 'commonplace-delay-'));
// Commits are durable here, as they are where it matters.
const settings = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
const postgres = await startPersistentPostgres({ folder, settings });
try {
  const database = await openDatabase({ url: postgres.url });
  try {
    await migrate(database);
    report(await delays(database));
  } finally {
    await database.close();
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

async function delays(database: Database): Promise<number[]> {
  const environment = {
    DATABASE_URL: postgres.url,
    PORT: '0',
    DEMO: 'off',
    CLIENT_REQUESTS_PER_MINUTE: '0',
    CLIENT_COST_PER_MINUTE: '0',
    CLIENT_SUBSCRIPTIONS: '0',
    CLIENT_CONNECTIONS: '0',
    LOG_LEVEL: 'silent',
  };
  const server = spawn(process.execPath, ['--import', 'tsx', MAIN, 'serve'], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const arrivals = await subscribe(await addressOf(server.stdout));
    const measured: number[] = [];
    for (let round = 0; round < ROUNDS + 20; round += 1) {
      const committedAt = await publish(database, round);
      const { value: arrivedAt = Number.NaN } = await arrivals.next();
      // The first rounds warm both servers up.
      if (round >= 20) measured.push(arrivedAt - committedAt);
    }
    return measured;
  } finally {
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
}

async function addressOf(output: AsyncIterable<Buffer>): Promise<string> {
  for await (const chunk of output) {
    const address = /^API +(\S+)$/m.exec(chunk.toString())?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('The server did not start');
}

/** When each event arrived, on this process's clock. */
async function subscribe(url: string): Promise<AsyncGenerator<number>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: QUERY }),
  });
  return (async function* () {
    for await (const chunk of response.body ?? []) {
      if (Buffer.from(chunk).includes('postPublished')) yield performance.now();
    }
  })();
}

/** When the commit was about to be sent. */
async function publish(database: Database, round: number): Promise<number> {
  return database.transaction(async (tx) => {
    const names = { slug: `post-${round}`, title: `Post ${round}`, authorName: 'Nobody' };
    const { id } = await tx.prisma.post.create({ data: { ...names, publishedAt: new Date() } });
    await recordEvent(tx, POST_PUBLISHED, { postId: id });
    return performance.now();
  });
}

function report(measured: readonly number[]): void {
  const sorted = [...measured].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1);
  console.log(
    `${ROUNDS} events, from commit to the subscriber of another server: ` +
      `median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, all within ${at(0.999)} ms`,
  );
}
