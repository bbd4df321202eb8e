import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { askServer } from './support/ask-server.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';

const LISTS = {
  Sequences: 'sequences',
  Posts: 'posts',
  'Wiki contributions': 'wikiContributions',
  Comments: 'comments',
} as const;

type Counts = Readonly<Record<(typeof LISTS)[keyof typeof LISTS], { readonly totalCount: number }>>;

describeInBrowser('a profile', () => {
  const visitor = useBrowser();
  const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

  it.each(Object.entries(LISTS))(
    'shows all %s through Load more, and keeps its place',
    async (title, field) => {
      const { user } = await askServer<{ user: Counts }>(
        `{ user(username: "perpetua") { ${field} { totalCount } } }`,
      );
      const page = await visitor.open('/users/perpetua');
      const list = section(page, title);
      const more = list.getByRole('button', { name: `Load more ${title.toLowerCase()}` });
      await list.getByRole('article').first().waitFor();

      while (await more.isVisible()) {
        const before = await list.getByRole('article').count();
        await more.scrollIntoViewIfNeeded();
        const place = await page.evaluate(() => scrollY);
        await more.click();
        await list.getByRole('article').nth(before).waitFor();
        expect(Math.abs((await page.evaluate(() => scrollY)) - place)).toBeLessThan(2);
      }

      expect(await list.getByRole('article').count()).toBe(user[field].totalCount);
      await list.getByText(/^The (end: all|only)/).waitFor();
    },
  );
});
