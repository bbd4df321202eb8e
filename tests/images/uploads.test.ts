import { createHash } from 'node:crypto';
import { stat, utimes, writeFile } from 'node:fs/promises';
import { type ClientRequest, request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../../src/http/server.ts';
import { collectImages } from '../../src/images/collect-images.ts';
import { decodeGlobalId, encodeGlobalId } from '../../src/lib/global-id.ts';
import { parseFileName } from '../../src/lib/image-files.ts';
import { uploadPicture } from '../clients/plain-fetch/upload-picture.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { member, settle, wrongs } from '../support/members.ts';
import { announce, CREATE_UPLOAD, picture, send, upload } from '../support/pictures.ts';
import { openTestUploads } from '../support/uploads.ts';

const uploads = await openTestUploads();
const settings = { ...uploads.environment, WRITE_LIMITS: 'off' };
const api = await openTestApi(settings);
const { database } = api;
const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
await settle(database);
let shade = 0;

const newPicture = () => {
  shade += 1;
  return picture({ shade });
};
const get = (url: string, token?: string) =>
  api.app.fetch(url, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
const files = () => uploads.fileNames();
const IMAGE = `query ($id: ID!) { node(id: $id) { ... on Upload {
  id image { url(width: 100) width height srcset isAnimated } } } }`;
const imageOf = async (who: Pick<typeof ada, 'ask'>, id: string) =>
  (await who.ask(IMAGE, { id })).node;
const nobodyGot = async () => {
  expect(await database.prisma.upload.count({ where: { digest: { not: null } } })).toBe(
    storedBefore,
  );
  expect(await files()).toHaveLength(filesBefore);
};
const closed = (sent: ClientRequest) =>
  new Promise((resolve) => sent.on('close', resolve).on('error', resolve));
let [storedBefore, filesBefore] = [0, 0];
const remember = async () => {
  storedBefore = await database.prisma.upload.count({ where: { digest: { not: null } } });
  filesBefore = (await files()).length;
};

describe('an upload', () => {
  it('is stored once its file has come, and only its owner can look it up', async () => {
    const bytes = await newPicture();
    const announced = await announce(ada, bytes.byteLength);
    expect((await imageOf(ada, announced.id)).image).toBeNull();
    const answer = await send(api, announced, bytes, { 'content-type': 'text/html' });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({
      id: announced.id,
      width: 40,
      height: 30,
      isAnimated: false,
    });
    const { image } = await imageOf(ada, announced.id);
    expect(image).toMatchObject({ width: 40, height: 30, isAnimated: false });
    expect(await imageOf(bob, announced.id)).toBeNull();
    expect(await imageOf(api, announced.id)).toBeNull();
    const { status, headers } = await get(image.url, ada.token);
    expect([status, headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await get(image.url, bob.token)).status).toBe(404);
    expect((await get(image.url)).status).toBe(404);
  });

  it('is stored under the digest of its content', async () => {
    await upload(api, ada, await picture({ width: 400, shade: 77 }));
    const names = await files();
    const largest = names.find((name) => name.endsWith('-400.webp')) ?? '';
    const file = parseFileName(largest);
    const content = file && (await uploads.store.read(file));
    const digest = createHash('sha256')
      .update(content ?? '')
      .digest('hex');
    expect(largest).toBe(`${digest}-400.webp`);
    expect(names).toContain(largest.replace('-400', '-320'));
  });

  it.skipIf(uploads.folder === null)('is in a private folder', async () => {
    await upload(api, ada, await newPicture());
    const { folder } = uploads;
    expect((await stat(folder ?? '')).mode & 0o777).toBe(0o700);
    for (const name of await files()) {
      expect((await stat(join(folder ?? '', name))).mode & 0o777).toBe(0o600);
    }
  });

  it('of the same picture by two users is stored once', async () => {
    const bytes = await newPicture();
    await upload(api, ada, bytes);
    await remember();
    await upload(api, bob, bytes);
    expect(await files()).toHaveLength(filesBefore);
  });
});

describe('a file', () => {
  it('is taken once, also when it comes twice at once', async () => {
    const bytes = await newPicture();
    const announced = await announce(ada, bytes.byteLength);
    const answers = await Promise.all([send(api, announced, bytes), send(api, announced, bytes)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
    expect((await send(api, announced, bytes)).status).toBe(404);
  });

  it('larger than announced is refused, and can be sent again', async () => {
    await remember();
    const bytes = await newPicture();
    const announced = await announce(ada, bytes.byteLength - 1);
    expect((await send(api, announced, bytes)).status).toBe(413);
    const chunks = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 3; sent += 1) controller.enqueue(new Uint8Array(bytes));
        controller.close();
      },
    });
    expect((await send(api, announced, chunks)).status).toBe(413);
    await nobodyGot();
    expect((await send(api, announced, bytes.subarray(0, 20))).status).toBe(422);
  });

  it.each([
    ['HTML', '<script>alert(1)</script>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['nothing', ''],
  ])('that is %s is refused, whatever it says', async (_, text) => {
    await remember();
    const announced = await announce(ada, 100);
    const answer = await send(api, announced, text, { 'content-type': 'image/png' });
    expect(answer.status).toBe(422);
    await nobodyGot();
  });

  it.each(['', 'wrong', 'a'.repeat(5000)])(
    'with the wrong token %.9s finds nothing',
    async (token) => {
      const bytes = await newPicture();
      const announced = await announce(ada, bytes.byteLength);
      expect((await send(api, { ...announced, token }, bytes)).status).toBe(404);
      expect((await send(api, announced, bytes)).status).toBe(201);
    },
  );

  it('that comes too late finds nothing', async () => {
    const bytes = await newPicture();
    const announced = await announce(ada, bytes.byteLength);
    const { id } = decodeGlobalId(announced.id);
    await database.prisma.upload.update({ where: { id }, data: { expiresAt: new Date() } });
    expect((await send(api, announced, bytes)).status).toBe(404);
  });

  it.each([
    '/uploads/',
    '/uploads/..%2f..%2fetc%2fpasswd',
    '/uploads/00000000-0000-0000-0000-000000000000',
    "/uploads/'; drop table uploads; --",
    `/uploads/${encodeGlobalId('Upload', '00000000-0000-0000-0000-000000000000')}`,
  ])('for %s finds nothing', async (path) => {
    const url = `http://commonplace${path}`;
    expect((await send(api, { url, token: 'x' }, 'x')).status).toBe(404);
  });

  it('is put, not posted or read', async () => {
    const { url } = await announce(ada, 10);
    for (const method of ['GET', 'POST', 'DELETE']) {
      expect((await api.app.fetch(url, { method })).status).toBe(405);
    }
  });

  it('of an owner who was banned or left meanwhile is refused', async () => {
    await remember();
    for (const data of [{ bannedUntil: new Date('2999-01-01') }, { closedAt: new Date() }]) {
      const owner = await member(api, `gone-${Object.keys(data)[0]?.toLowerCase()}`);
      const bytes = await newPicture();
      const announced = await announce(owner, bytes.byteLength);
      await database.prisma.user.update({ where: { id: owner.user.id }, data });
      expect((await send(api, announced, bytes)).status).toBe(403);
    }
    await nobodyGot();
  });

  it('that is cut off, or comes too slowly, leaves nothing and can be sent again', async () => {
    await remember();
    const bytes = await newPicture();
    const announced = await announce(ada, bytes.byteLength);
    const timeouts = { requestTimeout: 300, headersTimeout: 200, connectionsCheckingInterval: 50 };
    const server = await listen({
      host: '127.0.0.1',
      port: 0,
      listener: api.app.listener,
      timeouts,
    });
    const put = (length: number) => {
      const headers = { 'x-upload-token': announced.token, 'content-length': length };
      const path = new URL(announced.url).pathname;
      return request(`${server.url}${path}`, { method: 'PUT', headers });
    };
    const cut = put(bytes.byteLength);
    cut.write(bytes.subarray(0, 20), () => cut.destroy());
    await closed(cut);
    const slow = put(bytes.byteLength);
    slow.write(bytes.subarray(0, 20));
    await closed(slow);
    await server.stop(1);
    await nobodyGot();
    expect((await send(api, announced, bytes)).status).toBe(201);
  });
});

it('the program in docs/api.md uploads a picture and returns its Markdown', async () => {
  const server = await listen({ host: '127.0.0.1', port: 0, listener: api.app.listener });
  onTestFinished(async () => void (await server.stop(1)));
  const file = new Blob([new Uint8Array(await newPicture())]);
  const markdown = await uploadPicture(`${server.url}/graphql`, ada.token, file, 'A cat');
  const id = /^!\[A cat\]\(upload:(.*)\)$/.exec(markdown)?.[1] ?? '';
  expect((await imageOf(ada, id)).image.width).toBe(40);
  const noPicture = uploadPicture(`${server.url}/graphql`, ada.token, new Blob(['x']), '');
  await expect(noPicture).rejects.toThrow('no picture');
});

describe('a quota', () => {
  it.each([
    { UPLOADS_PER_DAY: '3', UPLOAD_QUOTA_MB: '500', code: 'RATE_LIMITED', byteSize: 10 },
    { UPLOADS_PER_DAY: '100', UPLOAD_QUOTA_MB: '3', code: 'FORBIDDEN', byteSize: 1_000_000 },
  ])('holds when many ask at once: $code', async ({ code, byteSize, ...quota }) => {
    const limited = serveTest(database, { ...settings, ...quota });
    const owner = await member(api, `many-${byteSize}`);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => limited.as(owner.token).answer(CREATE_UPLOAD, { byteSize })),
    );
    const codes = answers.map(({ errors }) => errors[0]?.extensions['code'] ?? 'made');
    expect(codes.filter((made) => made === 'made')).toHaveLength(3);
    expect(codes.filter((made) => made === code)).toHaveLength(5);
    expect(await database.prisma.upload.count({ where: { ownerId: owner.user.id } })).toBe(3);
  });

  it('of 0 takes no pictures', async () => {
    const closed = serveTest(database, { ...settings, UPLOADS_PER_DAY: '0' });
    const { errors } = await closed.as(ada.token).answer(CREATE_UPLOAD, { byteSize: 5 });
    expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it.each([0, -1, 10_485_761])('takes no file of %d bytes', async (byteSize) => {
    const { errors } = await ada.answer(CREATE_UPLOAD, { byteSize });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.byteSize',
    });
  });
});

describe('collectImages', () => {
  it('deletes uploads that nothing shows for a day, and files without an upload', async () => {
    const { store } = uploads;
    const old = decodeGlobalId(await upload(api, ada, await newPicture())).id;
    const data = { createdAt: new Date(Date.now() - 25 * 3_600_000) };
    const { digest } = await database.prisma.upload.update({ where: { id: old }, data });
    const shared = await newPicture();
    const gone = decodeGlobalId(await upload(api, ada, shared)).id;
    await upload(api, bob, shared);
    await database.prisma.upload.update({ where: { id: gone }, data });
    await remember();
    expect(await collectImages(database, store)).toEqual({ uploads: 2, files: 1 });
    expect(await database.prisma.upload.count({ where: { id: { in: [old, gone] } } })).toBe(0);
    expect(await files()).toHaveLength(filesBefore - 1);
    expect(await files()).not.toContain(`${digest}-40.webp`);
    expect(await collectImages(database, store)).toEqual({ uploads: 0, files: 0 });
    expect(await wrongs(database)).toEqual([]);
  });

  it.skipIf(uploads.folder === null)('deletes what a write left that was cut off', async () => {
    const remains = join(uploads.folder ?? '', '.00000000-0000-0000-0000-000000000000.part');
    await writeFile(remains, 'x');
    await utimes(remains, 0, 0);
    await collectImages(database, uploads.store);
    await expect(stat(remains)).rejects.toThrow('ENOENT');
  });
});
