import { expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit, NARROWEST } from './support/width.ts';

const { url, seed, database } = await openSeededServer();

describeInBrowser('the contents of a text', () => {
  const visitor = useBrowser();

  it.each(['/posts/arithmetic-of-sourdough', '/wiki/indexing'])(
    'follow the reader of %s beside the text, where there is room',
    async (path) => {
      const page = await visitor.open(path, { viewport: { width: 1280, height: 800 } });
      await page.locator('.prose :is(h2, h3)').last().scrollIntoViewIfNeeded();
      const contents = await page.getByRole('navigation', { name: 'Contents' }).boundingBox();
      const text = await page.locator('.prose').first().boundingBox();
      expect(contents?.y).toBeGreaterThanOrEqual(0);
      expect(contents?.y).toBeLessThan(800);
      expect(contents?.x).toBeGreaterThanOrEqual((text?.x ?? 0) + (text?.width ?? 0));
      await expectToFit(page);
      expect(await findingsOnWide(page)).toEqual([]);
    },
  );

  it('stand above the text, where there is none', async () => {
    const page = await visitor.open('/posts/arithmetic-of-sourdough', { viewport: NARROWEST });
    const contents = await page.getByRole('navigation', { name: 'Contents' }).boundingBox();
    const text = await page.locator('.prose').first().boundingBox();
    expect((contents?.y ?? 0) + (contents?.height ?? 0)).toBeLessThan(text?.y ?? 0);
    expect(contents?.x).toBe(text?.x);
  });
});

describeInBrowser('the contents of a text with long words', () => {
  const visitor = useBrowser(url);

  it('fit on the narrowest phone', async () => {
    const text = ['One', 'Two', 'Three', 'w'.repeat(300)].map((words) => `## ${words}`);
    const post = await seed.post();
    await database.prisma.revision.updateMany({
      where: { postId: post.id },
      data: { html: renderMarkdown(text.join('\n\n')).html },
    });
    const page = await visitor.open(`/posts/${post.slug}`, { viewport: NARROWEST });
    await page.getByRole('navigation', { name: 'Contents' }).waitFor();
    await expectToFit(page);
  });
});
