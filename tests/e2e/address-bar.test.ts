import { expect, it } from 'vitest';
import { askServer } from './support/ask-server.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';

interface Profile {
  readonly user: {
    readonly comments: { readonly totalCount: number; readonly nodes: readonly Comment[] };
  };
}

interface Comment {
  readonly score: number;
  readonly body: { readonly text: string };
}

const ask = (args: string) =>
  askServer<Profile>(
    `{ user(username: "perpetua") { comments(${args}) { totalCount nodes { score body { text } } } } }`,
  );

describeInBrowser('the address bar', () => {
  const visitor = useBrowser();

  it('says how a list is sorted, and a link with it shows the same', async () => {
    const page = await visitor.open('/users/perpetua');
    const comments = page.getByRole('region', { name: 'Comments', exact: true });
    const { user } = await ask('orderBy: TOP, first: 1');
    const best = (user.comments.nodes[0]?.body.text ?? '').slice(0, 40);

    await page.getByLabel('Sort comments').selectOption('TOP');
    await comments.getByRole('article').first().filter({ hasText: best }).waitFor();
    expect(new URL(page.url()).searchParams.get('comments.order')).toBe('TOP');

    const other = await visitor.open(new URL(page.url()).pathname + new URL(page.url()).search);
    const first = other.getByRole('region', { name: 'Comments', exact: true });
    await first.getByRole('article').first().filter({ hasText: best }).waitFor();
    expect(await other.getByLabel('Sort comments').inputValue()).toBe('TOP');
  });

  it('says what a list is filtered by, and back takes it away', async () => {
    const { user } = await ask('filter: { minScore: 10 }, first: 1');
    const page = await visitor.open('/users/perpetua');
    const comments = page.getByRole('region', { name: 'Comments', exact: true });

    await comments.getByText('Filter comments').click();
    await comments.getByLabel('Score at least').fill('10');
    await comments.getByRole('button', { name: 'Apply' }).click();
    await comments.locator('.count', { hasText: String(user.comments.totalCount) }).waitFor();
    expect(page.url()).toContain('comments.minScore=10');

    await comments.getByRole('button', { name: 'Clear' }).click();
    await comments.locator('.count', { hasText: '152' }).waitFor();
    expect(page.url()).not.toContain('minScore');
  });

  it('holds nothing that makes no sense', async () => {
    const page = await visitor.open('/users/perpetua?comments.order=EVIL&comments.since=never');

    expect(await page.getByLabel('Sort comments').inputValue()).toBe('NEWEST');
  });

  it('leads to everything in one list', async () => {
    const { user } = await askServer<{
      readonly user: { readonly contributions: { readonly totalCount: number } };
    }>('{ user(username: "perpetua") { contributions { totalCount } } }');
    const page = await visitor.open('/users/perpetua');

    await page.getByRole('link', { name: 'All', exact: true }).click();
    const all = page.getByRole('region', { name: 'Everything' });
    await all.getByRole('article').nth(19).waitFor();
    expect(await all.locator('.count').textContent()).toBe(String(user.contributions.totalCount));
    expect(page.url()).toContain('tab=all');
  });
});
