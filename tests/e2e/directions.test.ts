import { beforeAll, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { replaceTexts } from './support/replace-texts.ts';
import { openSeededServer } from './support/seeded-server.ts';

const HEBREW = 'שלום עולם, hello!';
const ARABIC = 'مرحبا بالعالم (1)';

const MIXED = [
  'An English paragraph.',
  HEBREW,
  `- ${HEBREW}\n- ${ARABIC}`,
  `> ${ARABIC}`,
  `| ${HEBREW} | b |\n|---|---|\n| ${ARABIC} | 2 |`,
  `## ${ARABIC}`,
  '日本語の文章。',
  '```\nconst a = 1; // שלום\n```',
].join('\n\n');

const { database, seed, url } = await openSeededServer();

beforeAll(async () => {
  const author = await seed.user('dana', { displayName: 'דנה כהן' });
  const post = await seed.post({ author, title: HEBREW, more: { slug: 'hebrew' } });
  const page = await seed.wikiPage({ author, title: ARABIC, more: { slug: 'arabic' } });
  await seed.comment({ on: post, author, text: HEBREW });
  await seed.comment({ on: page, author, text: 'English' });
  await database.prisma.user.update({
    where: { id: author.id },
    data: { location: ARABIC, bioHtml: `<p>${HEBREW}</p>`, bioText: HEBREW, bioMarkdown: HEBREW },
  });
});

/** What of these elements the browser sets in which direction. */
const directions = (elements: readonly Element[]) =>
  elements.map((element) => `${element.tagName} ${getComputedStyle(element).direction}`);

describeInBrowser('the direction of what people write', () => {
  const visitor = useBrowser();

  it('is found for each block of a text', async () => {
    const page = await visitor.prepare();
    await replaceTexts(page, [renderMarkdown(MIXED).html]);
    await page.goto('/');
    const text = page.locator('.prose').first();
    await text.waitFor();

    const blocks = text.locator('p, ul, li, blockquote, table, th, td, h4, h5, pre');
    expect(await blocks.evaluateAll(directions)).toEqual([
      'P ltr',
      'P rtl',
      'UL rtl',
      'LI rtl',
      'LI rtl',
      'BLOCKQUOTE rtl',
      'P rtl',
      'TABLE rtl',
      'TH rtl',
      'TH ltr',
      'TD rtl',
      'TD rtl',
      'H4 rtl',
      'P ltr',
      'PRE ltr',
    ]);
    const gap = await text.locator('table').evaluate((table) => {
      const frame = table.parentElement?.getBoundingClientRect();
      return (frame?.right ?? 0) - table.getBoundingClientRect().right;
    });
    expect(gap).toBe(0);
  });
});

describeInBrowser('the direction of titles and names', () => {
  const visitor = useBrowser(url);

  it.each<[string, Readonly<Record<string, string>>]>([
    ['/', { 'h3:has-text("שלום")': 'rtl', '.site-name': 'ltr' }],
    ['/posts/hebrew', { h1: 'rtl', '.prose p:has-text("שלום")': 'rtl' }],
    ['/wiki/arabic', { h1: 'rtl', '.prose p:has-text("English")': 'ltr' }],
    [
      '/users/dana',
      { h1: 'rtl', '.profile-header .prose p': 'rtl', '.facts :text("مرحبا")': 'rtl' },
    ],
    ['/search?q=שלום', { h1: 'ltr', '.card h3': 'rtl', '.excerpt:has-text("שלום")': 'rtl' }],
  ])('on %s is that of their first letter', async (path, expected) => {
    const page = await visitor.open(path);
    for (const [selector, direction] of Object.entries(expected)) {
      const element = page.locator(selector).first();
      await element.waitFor();
      const found = await element.evaluate((shown) => getComputedStyle(shown).direction);
      expect(found, selector).toBe(direction);
    }
  });

  it('leaves the dot before a place where the line reads it', async () => {
    const page = await visitor.open('/users/dana');
    const fact = page.locator('.facts li', { hasText: ARABIC });
    expect(await fact.evaluate((found) => getComputedStyle(found).direction)).toBe('ltr');
  });

  it('changes nothing around a name, and is that of what a reader types', async () => {
    const page = await visitor.open('/posts/hebrew');
    expect(await page.locator('.author bdi').first().textContent()).toBe('דנה כהן');

    const box = page.getByRole('searchbox');
    await box.fill(HEBREW);
    expect(await box.evaluate((found) => getComputedStyle(found).direction)).toBe('rtl');
  });
});
