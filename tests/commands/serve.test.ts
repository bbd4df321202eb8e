import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createTestDatabase, testEngine } from '../support/database.ts';
import { type Running, start } from './run.ts';

/** A process that compiles as it starts takes its time on a busy machine. */
const PATIENCE = 120_000;

interface Served extends Running {
  readonly url: string;
  /** Sends half a request, so that one is in flight; the other half is the caller's. */
  beginRequest(): Promise<{ socket: Socket; finish(): Promise<string> }>;
}

async function serve(environment: Record<string, string> = {}): Promise<Served> {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  return serveOn(url, environment);
}

async function serveOn(databaseUrl: string, environment: Record<string, string>): Promise<Served> {
  const running = start(['serve'], {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DEMO: 'off',
    LOG_FORMAT: 'json',
    ...environment,
  });
  const line = await running.says(
    /^API {7}http:\/\/127\.0\.0\.1:\d+\/graphql\n(?:.*\n)^Data {6}.*\n/m,
  );
  const url = /http:\S+(?=\/graphql)/.exec(line)?.[0] ?? '';
  return { ...running, url, beginRequest: () => beginRequest(url) };
}

async function beginRequest(url: string) {
  const body = JSON.stringify({ query: '{ users { totalCount } }' });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => {});
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString();
  });
  const head = `POST /graphql HTTP/1.1\r\nHost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  await new Promise((resolve) => socket.write(head + body.slice(0, 10), resolve));
  // Something that the server answers only once it has seen the above.
  await fetch(`${url}/health/live`);
  return {
    socket,
    async finish() {
      socket.write(body.slice(10));
      await once(socket, 'close');
      return answer;
    },
  };
}

const ask = async (url: string, query: string) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()).data;
};

describe('serve', { timeout: PATIENCE }, () => {
  test('says in four lines where all is, and answers', async () => {
    const { url, child, finished } = await serve();

    expect(await ask(url, '{ users { totalCount } }')).toEqual({ users: { totalCount: 0 } });
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    child.kill('SIGTERM');
    const { code, stdout } = await finished;
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Pages {5}http:\/\/127\.0\.0\.1:\d+\/\nAPI {7}http:\/\/127\.0\.0\.1:\d+\/graphql\nGraphiQL {2}http:\/\/127\.0\.0\.1:\d+\/graphiql\nData {6}\S.*\n$/,
    );
    expect(stdout.split('\n')[2]).toBe(`GraphiQL  ${url}/graphiql`);
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'finishes what is in flight at a %s, then ends with 0',
    async (signal) => {
      const { url, child, finished, says, beginRequest } = await serve();
      const request = await beginRequest();
      child.kill(signal);
      await says(/shutting down/);
      await expect(fetch(url)).rejects.toThrow();
      const answer = await request.finish();

      expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(answer).toContain('{"data":{"users":{"totalCount":0}}');
      expect(await finished).toMatchObject({ code: 0, signal: null });
    },
  );

  test('cuts what is in flight when the grace is over', async () => {
    const { child, finished, beginRequest } = await serve({ SHUTDOWN_GRACE_SECONDS: '1' });
    const { socket } = await beginRequest();
    child.kill('SIGTERM');
    await once(socket, 'close');
    const { code, stderr } = await finished;

    expect(code).toBe(0);
    expect(stderr).toContain('connections were cut');
  });

  test('ends at once at a second signal', async () => {
    const { child, finished, says, beginRequest } = await serve({ SHUTDOWN_GRACE_SECONDS: '100' });
    await beginRequest();
    child.kill('SIGINT');
    child.kill('SIGINT'); // Ctrl-C reaches a process twice: from the terminal and from npm.
    await says(/shutting down/);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(child.exitCode).toBeNull();
    child.kill('SIGINT');

    expect(await finished).toMatchObject({ code: null, signal: 'SIGINT' });
  });

  test('puts the demo community into an empty database, once', async () => {
    const { url: databaseUrl, remove } = await createTestDatabase();
    onTestFinished(remove);
    const counts = [];
    for (const DEMO of ['off', 'on', 'on']) {
      const { url, child, finished } = await serveOn(databaseUrl, { DEMO });
      const data = await ask(url, '{ users { totalCount } posts { totalCount } }');
      counts.push([data.users.totalCount, data.posts.totalCount]);
      child.kill('SIGTERM');
      const { stderr } = await finished;
      if (counts.length === 2) expect(stderr).toContain('the demo community is in it now');
      else expect(stderr).not.toContain('demo');
    }

    expect(counts[0]).toEqual([0, 0]);
    expect(counts[1]?.[0]).toBeGreaterThanOrEqual(12);
    expect(counts[2]).toEqual(counts[1]);
  });

  test('puts it there unasked where nothing else can be meant: on PGlite', async () => {
    const { url, child, finished } = await serve({ DEMO: 'auto' });
    const { users } = await ask(url, '{ users { totalCount } }');
    child.kill('SIGTERM');
    await finished;

    if (testEngine() === 'pglite') expect(users.totalCount).toBeGreaterThanOrEqual(12);
    else expect(users.totalCount).toBe(0);
  });

  test('says that GraphiQL is off when it is', async () => {
    const { finished, child } = await serve({ GRAPHIQL: 'off' });
    child.kill('SIGTERM');

    expect((await finished).stdout).toMatch(/^GraphiQL {2}off$/m);
  });
});

describe('serve on an address that cannot be had', { timeout: PATIENCE }, () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    database = await createTestDatabase();
    return () => database.remove();
  });
  const attempt = (environment: Record<string, string>) =>
    start(['serve'], { DATABASE_URL: database.url, DEMO: 'off', ...environment }).finished;

  test('because something listens there says so, and ends with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;

    expect(await attempt({ PORT: String(port) })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `Cannot listen on 127.0.0.1 port ${port} (EADDRINUSE). Something else listens there: stop it, or choose another with PORT=….\n`,
    });
  });

  test('because it is not ours says so, and ends with 1', async () => {
    expect(await attempt({ HOST: '192.0.2.1' })).toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'Cannot listen on 192.0.2.1 port 4000 (EADDRNOTAVAIL). This machine does not have that address: choose another with HOST=….\n',
    });
  });
});
