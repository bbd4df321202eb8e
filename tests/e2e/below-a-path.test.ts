import { afterAll, expect, it } from 'vitest';
import { listen } from '../../src/http/server.ts';
import { openTestApi } from '../support/api.ts';
import { freePort } from '../support/free-port.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { openAs } from './support/members.ts';

const port = await freePort();
const host = `http://127.0.0.1:${port}`;
const { app, seed } = await openTestApi({ SITE_URL: `${host}/forum` });
const { listener, upgrade: onUpgrade } = app;
const server = await listen({ host: '127.0.0.1', port, listener, onUpgrade });
afterAll(() => server.stop(0));
const author = await seed.user('author');

describeInBrowser('a site below a path', () => {
  const visitor = useBrowser(host);

  it('signs in, takes a comment, shows it to others at once, and asks for nothing beside its path', async () => {
    const post = await seed.post({ author });
    const strays: string[] = [];
    const reader = await openAs(visitor, 'reader', `/posts/${post.slug}`, {}, '/forum');
    reader.on('request', (request) => {
      if (!new URL(request.url()).pathname.startsWith('/forum/')) strays.push(request.url());
    });
    const following = reader.waitForEvent('websocket');
    await reader.reload();
    await hydrated(reader);
    expect((await following).url()).toBe(`ws://127.0.0.1:${port}/forum/graphql`);

    const page = await openAs(visitor, 'ada', `/posts/${post.slug}`, {}, '/forum');
    await page.getByRole('textbox', { name: 'Your comment' }).fill('From below.');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.getByRole('article').filter({ hasText: 'From below.' }).waitFor();
    await reader.getByText(/1 new comment/).waitFor();

    await reader.getByRole('link', { name: 'Wiki', exact: true }).click();
    await reader.waitForURL(`${host}/forum/wiki`);
    await reader.getByRole('searchbox', { name: 'Search' }).fill('text');
    await reader.getByRole('searchbox', { name: 'Search' }).press('Enter');
    await reader.waitForURL(`${host}/forum/search?q=text`);
    await reader.goBack();
    await reader.waitForURL(`${host}/forum/wiki`);
    expect(strays).toEqual([]);
  });
});
