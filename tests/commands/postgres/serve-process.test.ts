import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../../support/database.ts';
import { start } from '../run.ts';
import { expectToFinish, PATIENCE, serve } from '../served.ts';

// What of `serve` has nothing to do with the engine, on the one that starts faster.

describe('serve', { timeout: PATIENCE }, () => {
  it.each(['SIGINT', 'SIGHUP'] as const)(
    'finishes what is in flight at a %s, then ends with 0',
    async (signal) => expectToFinish(await serve(), signal),
  );

  it('cuts what is in flight when the grace is over', async () => {
    const { child, finished, beginRequest } = await serve({ SHUTDOWN_GRACE_SECONDS: '1' });
    const { socket } = await beginRequest();
    child.kill('SIGTERM');
    await once(socket, 'close');
    const { code, stderr } = await finished;

    expect(code).toBe(0);
    expect(stderr).toContain('closed connections');
  });

  it('ends at once at a second signal', async () => {
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

  it('says that GraphiQL is off when it is', async () => {
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

  it('because something listens there says so, and ends with 1', async () => {
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

  it('because it is not ours says so, and ends with 1', async () => {
    expect(await attempt({ HOST: '192.0.2.1' })).toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'Cannot listen on 192.0.2.1 port 4000 (EADDRNOTAVAIL). This machine does not have that address: choose another with HOST=….\n',
    });
  });
});
