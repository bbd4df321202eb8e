import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { readEnv } from '../../../src/env.ts';
import { collectImages } from '../../../src/images/collect-images.ts';
import type { ImageStore } from '../../../src/images/image-store.ts';
import { openImageStore } from '../../../src/images/open-image-store.ts';
import { decodeGlobalId } from '../../../src/lib/global-id.ts';
import { examine } from '../../../src/upkeep/doctor.ts';
import { openTestApi, serveTest } from '../../support/api.ts';
import { member, settle, wrongs } from '../../support/members.ts';
import { announce, picture, send, upload } from '../../support/pictures.ts';
import { type Fault, openObjectStore } from '../../support/stand-in-object-store.ts';

const bucket = await openObjectStore('site/');
const settings = { ...bucket.environment, WRITE_LIMITS: 'off' };
const api = await openTestApi(settings);
const { database } = api;
const store = openImageStore(readEnv(settings));
const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
await settle(database);
const DOWN = { status: 503, code: 'SlowDown' };
const ERROR = { text: '<Error><Code>InternalError</Code></Error>' };
const PARTS: readonly Fault[] = ['cuts', 'cutsChunked', 'cutsUnsized', 'stalls', ERROR];
let shade = 0;

afterEach(() => {
  bucket.always = null;
  bucket.faults.length = 0;
});

/** Of three files. */
const newPicture = () => {
  shade += 1;
  return picture({ width: 400, shade });
};
const uploadOf = (id: string) =>
  database.prisma.upload.findUniqueOrThrow({ where: { id: decodeGlobalId(id).id } });
const addressOf = async (id: string) =>
  `http://commonplace/images/${(await uploadOf(id)).digest}-400.webp`;
const get = (url: string, token = ada.token, headers: Readonly<Record<string, string>> = {}) =>
  api.app.fetch(url, { headers: { ...headers, authorization: `Bearer ${token}` } });
const isOld = { createdAt: new Date(Date.now() - 25 * 3_600_000) };
const makeOld = (id: string) =>
  database.prisma.upload.update({ where: { id: decodeGlobalId(id).id }, data: isOld });

/** Images at servers with buckets of their own. A store that stalls is waited for while other tests run. */
const faulty = await Promise.all(PARTS.map(askFaulty));

async function askFaulty(fault: Fault) {
  const own = await openObjectStore('site/');
  const server = serveTest(database, { ...own.environment, WRITE_LIMITS: 'off' });
  const id = await upload(server, ada, await newPicture());
  const url = await addressOf(id);
  const headers = { authorization: `Bearer ${ada.token}` };
  const get = async () => server.app.fetch(url, { headers });
  own.always = fault;
  return { id, fault: JSON.stringify(fault), bucket: own, get, answer: get() };
}

describe('an upload to a bucket', () => {
  it('is below the prefix, and served to those who may see it', async () => {
    const id = await upload(api, ada, await newPicture());
    const { digest } = await uploadOf(id);
    expect([...bucket.objects.keys()].toSorted()).toEqual(
      [160, 320, 400].map((width) => `site/${digest}-${width}.webp`),
    );
    expect([...bucket.objects.values()].map(({ type }) => type)).toContain('image/webp');
    const url = await addressOf(id);
    const { status, headers } = await get(url);
    expect([status, headers.get('content-type')]).toEqual([200, 'image/webp']);
    const before = bucket.requests.length;
    const etag = headers.get('etag') ?? '';
    expect((await get(url, ada.token, { 'if-none-match': etag })).status).toBe(304);
    expect((await get(url, bob.token)).status).toBe(404);
    expect(bucket.requests.length).toBe(before);
  });

  it('is unavailable and leaves nothing while the store is down, and can be sent again', async () => {
    const bytes = await newPicture();
    const announced = await announce(ada, bytes.byteLength);
    const keysBefore = [...bucket.objects.keys()];
    bucket.always = DOWN;
    const answer = await send(api, announced, bytes);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await answer.text()).toBe('The store of pictures does not answer. Try again soon.\n');
    expect(await uploadOf(announced.id)).toMatchObject({ digest: null, receivedAt: null });
    bucket.always = null;
    expect([...bucket.objects.keys()]).toEqual(keysBefore);
    expect((await send(api, announced, bytes)).status).toBe(201);
    expect(await wrongs(database)).toEqual([]);
  });

  it.each([DOWN, 'forgets'] as const)(
    'of which a part could be stored leaves nothing: %j',
    async (fault) => {
      const bytes = await newPicture();
      const announced = await announce(ada, bytes.byteLength);
      const keysBefore = [...bucket.objects.keys()];
      bucket.faults.push({ waits: 0 }, fault, fault, fault);
      expect((await send(api, announced, bytes)).status).toBe(503);
      expect([...bucket.objects.keys()]).toEqual(keysBefore);
      expect(await uploadOf(announced.id)).toMatchObject({ digest: null, receivedAt: null });
      expect((await send(api, announced, bytes)).status).toBe(201);
    },
  );

  it('does not wait long for the removal of what was stored', async () => {
    const bytes = await newPicture();
    const announced = await announce(ada, bytes.byteLength);
    const isSilent = { waits: 60_000 };
    bucket.faults.push('refuses', 'refuses', 'refuses', isSilent, isSilent, isSilent);
    const began = Date.now();
    expect((await send(api, announced, bytes)).status).toBe(503);
    expect(Date.now() - began).toBeLessThan(4_500);
  });

  it('leaves the files of the same picture of another member alone when it fails', async () => {
    const bytes = await newPicture();
    const id = await upload(api, ada, bytes);
    const announced = await announce(bob, bytes.byteLength);
    bucket.faults.push({ waits: 0 }, DOWN, DOWN, DOWN);
    expect((await send(api, announced, bytes)).status).toBe(503);
    expect((await get(await addressOf(id))).status).toBe(200);
  });

  it('keeps nobody waiting while the store is slow', async () => {
    const bytes = await newPicture();
    const announced = await announce(ada, bytes.byteLength);
    bucket.always = { waits: 1_000 };
    const isStored = { yet: false };
    const sending = send(api, announced, bytes).then(({ status }) => {
      isStored.yet = true;
      return status;
    });
    await vi.waitFor(() => expect(bucket.requests.at(-1)).toMatch(/^PUT/));
    for (let count = 0; count < 5; count += 1) await announce(bob, 10);
    expect(isStored.yet).toBe(false);
    expect(await sending).toBe(201);
  });

  it('waits while files of the same picture are being removed', async () => {
    const bytes = await newPicture();
    const old = await upload(api, ada, bytes);
    await makeOld(old);
    const announced = await announce(bob, bytes.byteLength);
    let answer: Promise<Response> | undefined;
    const slow: ImageStore = {
      ...store,
      async remove(file) {
        answer ??= send(api, announced, bytes);
        // Long enough for the other to have stored the files, and to look whether they may stay.
        await new Promise((resolve) => setTimeout(resolve, 500));
        await store.remove(file);
      },
    };
    expect(await collectImages(database, slow)).toMatchObject({ uploads: 1, files: 3 });
    expect((await answer)?.status).toBe(201);
    expect((await get(await addressOf(announced.id), bob.token)).status).toBe(200);
    for (const width of [160, 320, 400]) {
      expect(await store.has({ digest: (await uploadOf(announced.id)).digest ?? '', width })).toBe(
        true,
      );
    }
  });
});

describe('the collection of images', () => {
  it.each(['list', 'remove'] as const)(
    'ends at once while the store does not answer: %s',
    async (method) => {
      await makeOld(await upload(api, ada, await newPicture()));
      const stopping = new AbortController();
      const stalling: ImageStore = {
        ...store,
        [method]: (...given: never[]) => {
          bucket.always = { waits: 30_000 };
          setTimeout(() => stopping.abort(), 200);
          return (store[method] as (...given: never[]) => unknown)(...given);
        },
      };
      const begun = performance.now();
      await expect(collectImages(database, stalling, stopping.signal)).rejects.toThrow('aborted');
      expect(performance.now() - begun).toBeLessThan(3_000);
      bucket.always = null;
      await database.prisma.imageRemoval.deleteMany();
      await collectImages(database, store);
    },
  );
});

describe('an image in a bucket', () => {
  it('is unavailable while the store is down, and only for those who may see it', async () => {
    const url = await addressOf(await upload(api, ada, await newPicture()));
    bucket.always = DOWN;
    const answer = await get(url);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await get(url, bob.token)).status).toBe(404);
    bucket.always = null;
    bucket.faults.push('cuts', 'refuses');
    expect((await get(url)).status).toBe(200);
  });

  describe('that does not come whole', () => {
    // The other tests know of one bucket.
    afterAll(() =>
      database.prisma.upload.deleteMany({
        where: { id: { in: faulty.map(({ id }) => decodeGlobalId(id).id) } },
      }),
    );

    it.each(faulty)(
      'is never served in part, or as something else: $fault',
      async (served) => {
        const answer = await served.answer;
        expect([answer.status, answer.headers.get('cache-control')]).toEqual([
          503,
          'private, no-store',
        ]);
        expect(answer.headers.get('etag')).toBeNull();
        served.bucket.always = 'chunks';
        expect((await served.get()).status).toBe(200);
      },
      30_000,
    );
  });

  it('that is stored in part is not served', async () => {
    const url = await addressOf(await upload(api, ada, await newPicture()));
    const key = `site/${new URL(url).pathname.slice('/images/'.length)}`;
    const object = bucket.objects.get(key);
    const body = Buffer.from(object?.body ?? '');
    for (const part of [body.subarray(0, -2), body.subarray(0, 8), Buffer.of()]) {
      bucket.objects.set(key, { body: part, type: 'image/webp', modifiedAt: new Date() });
      expect((await get(url)).status).toBe(503);
    }
    bucket.objects.set(key, { body, type: 'application/octet-stream', modifiedAt: new Date() });
    const whole = await get(url);
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'image/webp']);
  });

  it('that is not there is not found, and doctor names its upload', async () => {
    const id = await upload(api, ada, await newPicture());
    const url = await addressOf(id);
    bucket.objects.delete(`site/${new URL(url).pathname.slice('/images/'.length)}`);
    expect((await get(url)).status).toBe(404);
    const [finding] = await imageFindings();
    expect(finding).toMatchObject({ name: 'files of images', wrong: 1 });
    expect(finding?.examples).toEqual([decodeGlobalId(id).id]);
    await database.prisma.upload.delete({ where: { id: decodeGlobalId(id).id } });
    await collectImages(database, store);
  });
});

describe('an export in a bucket', () => {
  const id = randomUUID();
  const body = Buffer.alloc(3_000_000, 'x');

  async function download(): Promise<{ length: string | null; content: Promise<ArrayBuffer> }> {
    const server = createServer(api.app.listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const headers = { authorization: `Bearer ${ada.token}` };
    const answer = await fetch(`http://127.0.0.1:${port}/exports/${id}.zip`, { headers });
    expect(answer.status).toBe(200);
    return { length: answer.headers.get('content-length'), content: answer.arrayBuffer() };
  }

  it('is never whole for the reader when the store sends a part', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000);
    const size = BigInt(body.length);
    await database.prisma.dataExport.create({
      data: { id, userId: ada.user.id, byteSize: size, expiresAt },
    });
    const stored = { body, type: 'application/zip', modifiedAt: new Date() };
    bucket.objects.set(`site/exports/${id}.zip`, stored);
    for (const fault of ['cuts', 'cutsChunked', 'stalls'] as const) {
      bucket.faults.push(fault);
      const { content } = await download();
      await expect(content).rejects.toThrow();
    }
    for (const [fault, length] of [
      [{ waits: 0 }, String(body.length)],
      ['chunks', null],
    ] as const) {
      bucket.faults.push(fault);
      const whole = await download();
      expect([whole.length, (await whole.content).byteLength]).toEqual([length, body.length]);
    }
  }, 30_000);
});

async function imageFindings() {
  const findings = [];
  for await (const finding of examine(database, { fix: false, images: store })) {
    if (finding.name.startsWith('files of images')) findings.push(finding);
  }
  return findings;
}

describe('collectImages', () => {
  it('continues after the store was down', async () => {
    const id = await upload(api, ada, await newPicture());
    await makeOld(id);
    const before = bucket.objects.size;
    bucket.faults.push({ waits: 0 }, ...Array.from({ length: 30 }, () => DOWN));
    await expect(collectImages(database, store)).rejects.toThrow('503 SlowDown');
    bucket.faults.length = 0;
    expect(await collectImages(database, store)).toEqual({ uploads: 0, files: 3 });
    expect(bucket.objects.size).toBe(before - 3);
  });

  it('removes nothing that is not a picture of this site', async () => {
    const foreign = { body: Buffer.of(1), type: '', modifiedAt: new Date(0) };
    const keys = [`${'a'.repeat(64)}-320.webp`, 'site/notes.txt', 'site/exports/x.zip'];
    for (const key of keys) bucket.objects.set(key, foreign);
    await collectImages(database, store);
    expect([...bucket.objects.keys()]).toEqual(expect.arrayContaining(keys));
  });
});

describe('a store that cannot be used', () => {
  const lines: string[] = [];
  const log = pino(
    { level: 'info' },
    new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );

  it('is named by /health/ready, doctor and the log, without secrets', async () => {
    const server = serveTest(database, settings, log);
    bucket.always = { status: 403, code: 'InvalidAccessKeyId' };
    const ready = await server.app.fetch('http://commonplace/health/ready');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ status: 'ok', uploads: 'unavailable' });
    expect((await server.app.fetch('http://commonplace/health/live')).status).toBe(200);
    const bytes = await newPicture();
    expect((await send(server, await announce(ada, bytes.byteLength), bytes)).status).toBe(503);
    expect(await imageFindings()).toEqual([
      {
        name: 'files of images: the bucket pictures',
        wrong: 1,
        fixed: 0,
        examples: ['GET pictures/site/: 403 InvalidAccessKeyId'],
      },
    ]);
    // A key that may only read.
    bucket.always = null;
    bucket.faults.push({ waits: 0 }, { status: 403, code: 'AccessDenied' });
    expect((await imageFindings())[0]?.examples[0]).toMatch(
      /^PUT pictures\/site\/\.check-[0-9a-f-]{36}: 403 AccessDenied$/,
    );
    expect((await imageFindings())[0]?.name).toBe('files of images');
    expect([...bucket.objects.keys()].filter((key) => key.includes('.check'))).toEqual([]);
    const text = lines.join('');
    expect(text).toContain('the store of pictures cannot be used');
    expect(text).toMatch(/PUT pictures\/site\/[0-9a-f]{64}-160\.webp: 403 InvalidAccessKeyId/);
    expect(text).not.toContain(bucket.environment['AWS_SECRET_ACCESS_KEY']);
    expect(text).not.toContain('AWS4-HMAC');
  });
});
