import { describe, expect, it } from 'vitest';
import { send } from '../http/send.ts';
import { openTestApi, serveTest } from '../support/api.ts';

const { app, database, seed } = await openTestApi();
const get = (path: string) => send(app, { method: 'GET', path, headers: { accept: 'text/html' } });

const ada = await seed.user('ada');
const page = await seed.wikiPage({
  title: 'Tea',
  author: ada,
  text: 'Green tea.',
  more: { slug: 'tea' },
});
for (let n = 0; n < 4; n += 1) {
  const text = `${n} `.concat('word '.repeat(12_000));
  await seed.revision({ of: page, author: ada, text });
}
await seed.revision({ of: page, author: ada, text: 'Black tea.' });

describe('a feed of long texts', () => {
  it.each(['/wiki/tea/feed.atom', '/users/ada/feed.atom'])(
    '%s shows what changed in the newest, and of the others how much',
    async (path) => {
      const { status, text } = await get(path);
      expect(status).toBe(200);
      expect(text).toContain('Black');
      expect(text).toContain('characters were added and');
    },
  );
});

describe('a path that names what cannot be is an address that leads to nothing', () => {
  it.each(['/users/a%00', '/posts/a%00', '/wiki/a%00', '/users/a%00/feed.atom'])(
    '%s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});

it('pages and feeds have the price of other operations', async () => {
  const { app } = serveTest(database, { COST_LIMIT: '300' });
  const statuses = ['/users/ada', '/users/ada/feed.atom'].map(
    async (path) =>
      (await send(app, { method: 'GET', path, headers: { accept: 'text/html' } })).status,
  );
  expect(await Promise.all(statuses)).toEqual([200, 400]);
});
