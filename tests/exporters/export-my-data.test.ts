import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openTestApi, serveTest } from '../support/api.ts';
import { type Member, member } from '../support/members.ts';
import { openTestUploads } from '../support/uploads.ts';

const uploads = await openTestUploads();
const environment = { ...uploads.environment, WRITE_LIMITS: 'off' };
const api = await openTestApi(environment);
const { app, database, seed } = api;
await app.startBackgroundWork();

const STATE = 'state url byteSize createdAt expiresAt';
const request = (who: Member) =>
  who.ask(
    `mutation { exportMyData(input: {}) { dataExport { ${STATE} } viewer { dataExport { ${STATE} } } } }`,
  );
const state = async (who: Pick<Member, 'ask'>) =>
  (await who.ask(`{ viewer { dataExport { ${STATE} } } }`)).viewer.dataExport;

function ready(who: Member) {
  return vi.waitFor(
    async () => {
      const found = await state(who);
      expect(found.state).toBe('READY');
      return found;
    },
    { timeout: 15_000, interval: 100 },
  );
}

function download(url: string, who?: Member, method = 'GET') {
  const headers = who ? { authorization: `Bearer ${who.token}` } : undefined;
  return app.fetch(url, { method, ...(headers && { headers }) });
}

/** The rows of each file of an archive, which stores them as they are. */
function contentOf(bytes: ArrayBuffer): Map<string, Record<string, unknown>[]> {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const content = new Map<string, Record<string, unknown>[]>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const header = zip.readUInt32LE(at + 42);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const text = zip.toString('utf8', start, start + zip.readUInt32LE(at + 24));
    const lines = text.split('\n').filter((line) => line.startsWith('{'));
    content.set(
      name.replace('.jsonl', ''),
      lines.map((line) => JSON.parse(line)),
    );
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return content;
}

describe('exportMyData', () => {
  it('makes a file with everything of the viewer and nothing of others', async () => {
    const ada = await member(api, 'ada');
    const bob = await member(api, 'bob');
    const post = await seed.post({ author: ada.user, text: 'My post' });
    await seed.post({ author: ada.user, text: 'My draft', more: { publishedAt: null } });
    const page = await seed.wikiPage({ author: ada.user, text: 'My page' });
    // More than a batch.
    for (let number = 1; number <= 55; number += 1) {
      await seed.comment({ on: post, author: ada.user, text: `Mine ${number}` });
    }
    await seed.comment({ on: post, author: bob.user, text: 'Not mine' });
    await database.prisma.bookmark.create({ data: { userId: ada.user.id, wikiPageId: page.id } });
    const asked = await seed.post({ author: bob.user });
    const hidden = await seed.post({
      author: bob.user,
      more: { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' },
    });
    await seed.poll({ on: asked, votes: [[ada.user, [1, 3]]], more: { maxChoices: 2 } });
    const secret = { question: 'A hidden question' };
    await seed.poll({ on: hidden, votes: [[ada.user, [1]]], more: secret });
    await seed.poll({ on: post, more: { question: 'My question' } });
    await database.prisma.report.create({
      data: { reporterId: ada.user.id, postId: post.id, reason: 'My report' },
    });
    await database.prisma.userNote.create({
      data: { kind: 'NOTE', userId: ada.user.id, moderatorName: 'M', text: 'A secret note' },
    });

    const { exportMyData } = await request(ada);
    expect(exportMyData.dataExport).toMatchObject({ state: 'RUNNING', url: null, expiresAt: null });
    expect(exportMyData.viewer.dataExport).toEqual(exportMyData.dataExport);
    const { url, byteSize } = await ready(ada);
    const response = await download(url, ada);

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const bytes = await response.arrayBuffer();
    expect(bytes.byteLength).toBe(byteSize);
    const content = contentOf(bytes);
    expect(content.get('profile')).toMatchObject([{ username: 'ada' }]);
    const markdown = (name: string) => content.get(name)?.map((row) => row['markdown']);
    expect(markdown('posts')?.sort()).toEqual(['My draft', 'My post']);
    expect(markdown('comments')).toHaveLength(55);
    expect(new Set(markdown('comments'))).toContain('Mine 55');
    expect(markdown('revisions-and-wiki-contributions')).toContain('My page');
    expect(content.get('bookmarks')).toMatchObject([{ wikiPageId: page.id }]);
    expect(content.get('reports')).toMatchObject([{ reason: 'My report' }]);
    expect(content.get('access-tokens')).toMatchObject([{ name: 'test' }]);
    expect(content.get('posts')).toContainEqual(
      expect.objectContaining({ poll: expect.objectContaining({ question: 'My question' }) }),
    );
    expect(content.get('votes-in-polls')).toHaveLength(2);
    expect(content.get('votes-in-polls')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ question: 'Is it?', choices: ['Yes', 'Perhaps'] }),
        expect.objectContaining({ question: null, choices: null }),
      ]),
    );
    const all = JSON.stringify([...content]);
    for (const secret of [
      'Not mine',
      'A secret note',
      'A hidden question',
      ada.token,
      'token_hash',
      'exportKey',
    ]) {
      expect(all).not.toContain(secret);
    }
  });

  it('gives the file to nobody else, and not once it has expired', async () => {
    const eve = await member(api, 'eve');
    const owner = await member(api, 'owner');
    await request(owner);
    const { url } = await ready(owner);
    expect((await download(url, owner, 'HEAD')).status).toBe(200);
    for (const who of [undefined, eve]) expect((await download(url, who)).status).toBe(404);
    for (const name of ['..%2f..%2fetc%2fpasswd', '', 'x.zip', `${owner.user.id}.zip`]) {
      expect((await download(`http://commonplace/exports/${name}`, owner)).status).toBe(404);
    }
    // Not at a second address either.
    for (const other of [
      url.replace('.zip', ''),
      `${url}.zip`,
      url.replace('/exports/', '/exports//'),
    ]) {
      expect((await download(other, owner)).status).toBe(404);
    }
    expect(await state(api)).toBeNull();
    expect(await state(eve)).toBeNull();

    const where = { userId: owner.user.id };
    await database.prisma.dataExport.update({ where, data: { expiresAt: new Date(0) } });
    expect((await download(url, owner)).status).toBe(404);
    expect(await state(owner)).toBeNull();
    await request(owner);
    expect((await ready(owner)).url).not.toBe(url);
  });

  /** In the folder for temporary files, other programs may have left some. */
  async function unfinished(): Promise<string[]> {
    const folder = uploads.folder === null ? tmpdir() : join(uploads.folder, 'exports');
    const names = await readdir(folder);
    return names.filter((name) => name.endsWith('.part'));
  }

  it('makes one file at a time', async () => {
    const ada = await member(api, 'one');
    await Promise.all([request(ada), request(ada), request(ada)]);
    const { url } = await ready(ada);
    const { exportMyData } = await request(ada);
    expect(exportMyData.dataExport).toMatchObject({ state: 'READY', url });
  });

  it('goes on with what a dead server had begun, and gives up after three attempts', async () => {
    const [first, second] = [await member(api, 'first'), await member(api, 'second')];
    const data = { dueAt: new Date(0) };
    for (const [who, attempts] of [
      [first, 1],
      [second, 3],
    ] as const) {
      await database.prisma.dataExport.create({
        data: { userId: who.user.id, id: who.user.id, attempts, ...data },
      });
    }
    const before = await unfinished();
    await serveTest(database, environment).app.startBackgroundWork();
    await ready(first);
    await vi.waitFor(async () => expect((await state(second)).state).toBe('FAILED'), {
      timeout: 10_000,
    });
    expect(await unfinished()).toEqual(before);
    await request(second);
    await ready(second);
  });
});
