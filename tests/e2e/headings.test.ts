import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { openSeededServer } from './support/seeded-server.ts';

const { database, seed, url } = await openSeededServer();

/** Long enough that the heading at the end is not in the window. */
const textWith = (more: string) =>
  `${'A line.\n\n'.repeat(80)}## Section\n\nText[^1] and [[#Other section]]. ${more}\n\n## Other section\n\n${'A line.\n\n'.repeat(80)}[^1]: A note.`;

beforeAll(async () => {
  const page = await seed.wikiPage({ title: 'Long' });
  await seed.revision({ of: page });
  const { html: first } = renderMarkdown(textWith(''), { docId: page.id });
  const { html: second } = renderMarkdown(textWith('More.'), { docId: page.id });
  for (const [version, html] of [first, second].entries()) {
    await database.prisma.revision.updateMany({
      where: { wikiPageId: page.id, version: version + 1 },
      data: { html },
    });
  }
  const comment = await seed.comment({ on: page });
  const own = renderMarkdown('# Section', { docId: comment.id });
  await database.prisma.comment.update({ where: { id: comment.id }, data: { html: own.html } });
  const link = await seed.comment({ on: page });
  const html = '<p><a href="/wiki/long#other-section">to the other section</a></p>';
  await database.prisma.comment.update({ where: { id: link.id }, data: { html } });
});

/** The heading of the article at the top of the window, once there is one. */
async function topmost(page: Page): Promise<unknown> {
  const found = await page.waitForFunction(() => {
    const headings = [...document.querySelectorAll('article > .prose h3, article > .prose h2')];
    return headings.find((heading) => Math.abs(heading.getBoundingClientRect().top) < 90)
      ?.textContent;
  });
  return found.jsonValue();
}

describeInBrowser('a heading', () => {
  const visitor = useBrowser(url);

  it.each([
    ['section', 'Section'],
    ['other-section', 'Other section'],
    // As it was called while ids named the version.
    ['h-01890000-0000-7000-8000-000000000000-other-section', 'Other section'],
  ])('of the page is found by #%s', async (fragment, text) => {
    const page = await visitor.open(`/wiki/long#${fragment}`);

    expect(await topmost(page)).toBe(text);
  });

  it('is found from a comment on the same page, too', async () => {
    const page = await visitor.open('/wiki/long');
    await page.getByRole('link', { name: 'to the other section' }).click();

    expect(await topmost(page)).toBe('Other section');
  });

  it('has an id that is nowhere else on the page, also beside its own differences', async () => {
    const page = await visitor.open('/wiki/long');
    const history = page.getByRole('region', { name: 'History', exact: true });
    for (const version of [1, 2]) {
      const card = history
        .getByRole('article')
        .filter({ hasText: `Version ${version}` })
        .first();
      await card.getByRole('button', { name: 'Show the change' }).click();
      await card.locator('.difference h4').first().waitFor();
    }
    const ids = await page.evaluate(() =>
      [...document.querySelectorAll('[id]')].map(({ id }) => id),
    );
    expect(ids.filter((id) => id.endsWith('-section')).length).toBeGreaterThan(6);
    expect(ids).toHaveLength(new Set(ids).size);

    const broken = await page.evaluate(() =>
      [...document.querySelectorAll('.prose a[href^="#"]')]
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => document.getElementById(decodeURIComponent(href.slice(1))) === null),
    );
    expect(broken).toEqual([]);
  });
});
