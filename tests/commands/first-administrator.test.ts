import { describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { PATIENCE, serveOn } from './served.ts';

/** A browser on a page of the server: what it sends has its cookie, and says where it comes from. */
function browser(url: string, headers: Readonly<Record<string, string>> = {}) {
  let cookie = '';
  return async (path: string, body: object) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie, ...headers },
      body: JSON.stringify(body),
    });
    const [text] = response.headers.getSetCookie();
    if (text !== undefined) cookie = text.split(';', 1)[0] ?? '';
    return { status: response.status, body: await response.json() };
  };
}

const password = 'correct horse battery';

describe('a first start', { timeout: PATIENCE }, () => {
  it('prints a link that makes an administrator, who writes; the next start prints none', async () => {
    const { url: databaseUrl, remove } = await createTestDatabase();
    onTestFinished(remove);
    const first = await serveOn(databaseUrl, {});
    const line = await first.says(/^Admin {5}\S+$/m);
    const [, link] = /^Admin {5}http\S+\/sign-up\?link=(\S+)$/m.exec(line) ?? [];
    const send = browser(first.url);
    const account = await send('/api/auth/sign-up', { username: 'founder', password, link });
    expect(account).toEqual({ status: 201, body: { username: 'founder' } });
    const { body } = await send('/graphql', {
      query: `mutation {
        createPost(input: { title: "First", markdown: "Written on the site." }) {
          post { title author { username role } } userErrors { message }
        }
      }`,
    });
    expect(body.data.createPost).toEqual({
      post: { title: 'First', author: { username: 'founder', role: 'ADMIN' } },
      userErrors: [],
    });
    first.child.kill('SIGTERM');
    await first.finished;
    const second = await serveOn(databaseUrl, {});
    const again = browser(second.url);
    const back = await again('/api/auth/sign-in', { username: 'founder', password });
    expect(back.status).toBe(200);
    second.child.kill('SIGTERM');
    expect((await second.finished).stdout).not.toContain('Admin');
  });

  it('limits attempts by the address of the connection, whatever X-Forwarded-For says', async () => {
    const { url: databaseUrl, remove } = await createTestDatabase();
    onTestFinished(remove);
    const { url, child, finished } = await serveOn(databaseUrl, {});
    const attempts = Array.from({ length: 40 }, async (_, index) => {
      const send = browser(url, { 'x-forwarded-for': `192.0.2.${index}` });
      const name = { username: `name-${index}`, password: 'a wrong password' };
      return (await send('/api/auth/sign-in', name)).status;
    });
    const statuses = await Promise.all(attempts);
    expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(30);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(5);
    child.kill('SIGTERM');
    await finished;
  });
});
