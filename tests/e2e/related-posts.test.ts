import { expect, it } from 'vitest';
import { findings } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit, NARROWEST } from './support/width.ts';

const { seed, url } = await openSeededServer();

const ada = await seed.user('ada');
const post = await seed.post({ title: 'Lighthouses', author: ada });
const long = await seed.post({
  title: `Light${'keeping'.repeat(20)} of $x^2$ lamps`,
  author: ada,
  more: { slug: 'keeping' },
});
await seed.link({ from: long, to: post });
await seed.link({ from: await seed.post({ title: 'Lamps', author: ada }), to: post });
await seed.comment({ on: post, author: ada, text: 'A comment before the list.' });
await seed.post({ title: 'Bread', author: ada });

describeInBrowser('related posts', () => {
  const visitor = useBrowser(url);

  it.each([false, true])('stand below the comments (script: %s)', async (javaScriptEnabled) => {
    const page = await visitor.prepare({ javaScriptEnabled });
    await page.goto('/posts/lighthouses');
    const related = page.getByRole('region', { name: 'Related posts' });
    expect(await related.getByRole('listitem').count()).toBe(2);
    expect(await page.locator('.page > section h2').allTextContents()).toEqual([
      'Comments',
      'Related posts',
    ]);
    await related.getByRole('link', { name: 'Lamps', exact: true }).click();
    await page.getByRole('heading', { name: 'Lamps', level: 1 }).waitFor();
    const back = page.getByRole('region', { name: 'Related posts' });
    await back.getByRole('link', { name: 'Lighthouses' }).waitFor();
  });

  it('are not mentioned where no post is close', async () => {
    const page = await visitor.open('/posts/bread');
    await page.getByRole('heading', { name: 'Comments' }).waitFor();
    expect(await page.getByText('Related posts').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)(
    'fit on a phone, %s, and axe finds nothing',
    async (colorScheme) => {
      const page = await visitor.open('/posts/lighthouses', { viewport: NARROWEST, colorScheme });
      await page.getByRole('region', { name: 'Related posts' }).waitFor();
      await expectToFit(page);
      expect(await findings(page)).toEqual([]);
    },
  );
});
