import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { hostileMarkdown } from '../content/support/hostile-markdown.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { replaceTexts } from './support/replace-texts.ts';

/** What was stored before addresses were looked at. */
const STORED = [
  '<p>look: <img src="https://" alt="x" loading="lazy" /></p>',
  '<p><img src="https://x.example:99999/a.png" alt="x" /> <a href="https://[">y</a></p>',
  '<h2 id="h-1"><a href="#100%">here</a></h2>',
];

describeInBrowser('a page of texts that were written to make it fall', () => {
  const visitor = useBrowser();
  const texts = fc.sample(hostileMarkdown, 100).map((markdown) => renderMarkdown(markdown).html);

  it.each(['/', '/users/perpetua', '/posts/arithmetic-of-sourdough', '/wiki/indexing'])(
    'stands: %s',
    async (path) => {
      const page = await visitor.prepare();
      const replaced = await replaceTexts(page, [...STORED, ...texts]);
      await page.goto(`${path}#100%`);
      await hydrated(page);
      await page.locator('main .prose').first().waitFor();

      expect(await page.getByText('could not be loaded').count()).toBe(0);
      expect(await page.locator('.plain-words').count()).toBe(0);
      expect(replaced.count).toBeGreaterThan(0);
    },
  );

  it('goes nowhere when a malformed link is clicked', async () => {
    const page = await visitor.prepare();
    await replaceTexts(page, STORED);
    await page.goto('/');
    await page.getByRole('link', { name: 'here', exact: true }).first().click();
    await page.getByRole('link', { name: 'y', exact: true }).first().click();
    expect(new URL(page.url()).hash).toBe('#100%');
  });

  it.each(['/users/%zz', '/wiki/100%', '/posts/%E0%A4%A', '/search?q=%&type=%zz'])(
    'has an address that decodes to nothing: %s',
    async (path) => {
      const page = await visitor.prepare();
      await page.goto(path);
      await hydrated(page);
      expect(await page.getByText('could not be loaded').count()).toBe(0);
      visitor.forgive();
    },
  );
});
