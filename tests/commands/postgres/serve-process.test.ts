import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';
import { serveTest } from '../../support/api.ts';
import { seedContent } from '../../support/content.ts';
import { createTestDatabase } from '../../support/database.ts';
import { openDrippingMailServer } from '../../support/dripping-mail-server.ts';
import { member } from '../../support/members.ts';
import { openObjectStore } from '../../support/stand-in-object-store.ts';
import { start } from '../run.ts';
import { expectToFinish, PATIENCE, serve, serveOn } from '../served.ts';

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

describe('serve with work under way that does not end', { timeout: PATIENCE }, () => {
  /** How long the end may take, in ms, on a busy machine. */
  const MAX_END = 8_000;

  /** A database, and a server on it that does nothing in the background. */
  async function prepare(environment: Record<string, string> = {}) {
    const { url, remove } = await createTestDatabase();
    onTestFinished(remove);
    const opened = await openDatabase({ url, isSynced: false });
    onTestFinished(() => opened.close());
    const database = { ...opened, url };
    const api = { database, seed: seedContent(database), ...serveTest(database, environment) };
    return { api, ada: await member(api, 'ada'), ben: await member(api, 'ben') };
  }

  async function expectToEnd({ child, finished }: Awaited<ReturnType<typeof serve>>) {
    child.kill('SIGTERM');
    const outcome = await Promise.race([finished, sleep(MAX_END, 'still running')]);
    expect(outcome).toMatchObject({ code: 0, signal: null });
  }

  it.each(['EHLO', 'DATA'] as const)(
    'ends in spite of a mail server that drips after %s, and keeps the e-mail',
    async (command) => {
      const { url, lines } = await openDrippingMailServer(command, 1_000);
      const environment = {
        SMTP_URL: url,
        MAIL_FROM: 'noreply@tea.example',
        SITE_URL: 'https://tea.example',
      };
      const { api, ada, ben } = await prepare(environment);
      const { prisma } = api.database;
      const account = { userId: ada.user.id, address: 'ada@example.org', key: 'k' };
      await prisma.mailAccount.create({ data: account });
      const post = await api.seed.post({ author: ada.user });
      const subjectId = Buffer.from(`Post:${post.id}`).toString('base64url');
      await ben.ask(
        `mutation { createComment(input: { subjectId: "${subjectId}", markdown: "Hello" }) { comment { id } } }`,
      );
      expect(await prisma.mailQueueEntry.count()).toBe(1);
      const served = await serveOn(api.database.url, environment);
      const last = command === 'EHLO' ? /^EHLO / : /^\.$/;
      const patience = { timeout: 20_000, interval: 50 };
      await vi.waitFor(() => expect(lines.some((line) => last.test(line))).toBe(true), patience);
      await expectToEnd(served);
      const entry = await prisma.mailQueueEntry.findFirstOrThrow();
      expect(entry.attempts).toBe(0);
      expect(entry.dueAt.getTime()).toBeLessThanOrEqual(Date.now());
    },
  );

  it.each(['PUT', 'GET'] as const)(
    'ends in spite of an object store that does not answer the %s of an export, which is due again',
    async (method) => {
      const store = await openObjectStore();
      store.always = { waits: 600_000 };
      const { api, ada } = await prepare();
      const { prisma } = api.database;
      if (method === 'GET') {
        await prisma.upload.create({
          data: {
            ...{
              ownerId: ada.user.id,
              tokenHash: 'a'.repeat(64),
              byteSize: 1,
              receivedAt: new Date(),
            },
            ...{ digest: 'b'.repeat(64), width: 160, height: 160, widths: [160] },
            expiresAt: new Date(),
          },
        });
      }
      await ada.ask('mutation { exportMyData(input: {}) { dataExport { state } } }');
      const folder = await mkdtemp(join(tmpdir(), 'exports-'));
      onTestFinished(() => rm(folder, { recursive: true }));
      const environment = { ...store.environment, TMPDIR: folder };
      const served = await serveOn(api.database.url, environment);
      const begun = method === 'PUT' ? /^PUT exports\// : /^GET b+-160\.webp$/;
      const patience = { timeout: 20_000, interval: 50 };
      await vi.waitFor(
        () => expect(store.requests.some((line) => begun.test(line))).toBe(true),
        patience,
      );
      await expectToEnd(served);
      expect(await readdir(folder)).toEqual([]);
      const left = await prisma.dataExport.findFirstOrThrow();
      expect(left.attempts).toBe(0);
      expect(left.dueAt?.getTime()).toBeLessThanOrEqual(Date.now());

      store.always = null;
      await serveOn(api.database.url, environment);
      await vi.waitFor(async () => {
        expect(await prisma.dataExport.findFirst()).toMatchObject({ dueAt: null, attempts: 1 });
      }, patience);
    },
  );
});
