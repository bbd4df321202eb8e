import { expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { titleHtml } from '../../src/content/title.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { replaceFields, replaceTexts } from './support/replace-texts.ts';
import { expectToFit, NARROWEST } from './support/width.ts';

const TABLE = '| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |';

describeInBrowser('a text', () => {
  const visitor = useBrowser();

  it('has tables whose columns are aligned as their author wrote', async () => {
    const page = await visitor.prepare();
    await replaceTexts(page, [renderMarkdown(TABLE).html]);
    await page.goto('/');
    const table = page.locator('.prose table').first();
    await table.waitFor();

    const alignments = await table.evaluate((element) =>
      [...element.querySelectorAll('th, td')].map((cell) => getComputedStyle(cell).textAlign),
    );
    const columns = ['left', 'center', 'right', 'start'];
    expect(alignments).toEqual([...columns, ...columns]);
  });

  it('has tasks whose further lines begin where the first one does', async () => {
    const page = await visitor.prepare({ viewport: NARROWEST });
    const words = 'to do in so many words that there are several lines of them ';
    await replaceTexts(page, [renderMarkdown(`- [ ] ${words.repeat(2)}`).html]);
    await page.goto('/');
    const item = page.locator('.prose .task-list-item').first();
    await item.waitFor();

    const { box, lines, paddingEdge } = await item.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      range.setStartAfter(element.firstElementChild ?? element);
      return {
        box: element.querySelector('input')?.getBoundingClientRect().right ?? 0,
        lines: [...range.getClientRects()].slice(1).map(({ left }) => left),
        paddingEdge: element.getBoundingClientRect().left,
      };
    });
    expect(lines.length).toBeGreaterThan(0);
    expect(box).toBeLessThanOrEqual(paddingEdge);
    for (const line of lines) expect(Math.abs(line - paddingEdge)).toBeLessThan(1);
  });

  it('shows names of one long word and formulas in titles, and fits on the narrowest phone', async () => {
    const page = await visitor.prepare({ viewport: NARROWEST });
    const replaced: Record<string, string | null> = {
      authorName: 'N'.repeat(60),
      titleHtml: titleHtml('Why $a^2$?'),
    };
    await replaceFields(page, (field, value) => replaced[field] ?? value);
    for (const path of ['/', '/posts/arithmetic-of-sourdough', '/users/perpetua']) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      await page.locator('.title math msup').first().waitFor();
      await page
        .locator('.author', { hasText: /^N{60}$/ })
        .first()
        .waitFor();
      await expectToFit(page);
      const cut = await page
        .locator('.author')
        .evaluateAll((names) =>
          names.filter((name) => name.getBoundingClientRect().right > innerWidth - 16),
        );
      expect(cut).toEqual([]);
    }
  });

  it('is printed whole, code and tables too', async () => {
    const page = await visitor.prepare({ viewport: NARROWEST });
    const code = `\`\`\`\n${'one long line '.repeat(20)}\n\`\`\``;
    await replaceTexts(page, [renderMarkdown(`${code}\n\n${TABLE}`).html]);
    await page.goto('/');
    const block = page.locator('.prose pre').first();
    await block.waitFor();
    await page.emulateMedia({ media: 'print' });

    expect(await block.evaluate((pre) => pre.scrollWidth - pre.clientWidth)).toBe(0);
    const frame = page.locator('.table-frame').first();
    expect(await frame.evaluate((element) => getComputedStyle(element).overflowX)).toBe('visible');
  });

  it('has spoilers that the keyboard uncovers', async () => {
    const page = await visitor.prepare();
    await replaceTexts(page, [renderMarkdown('>! [The butler](https://a.example) did it.').html]);
    await page.goto('/');
    const spoiler = page.locator('.spoiler').first();
    await spoiler.waitFor();
    expect(await spoiler.getByText('did it').isVisible()).toBe(false);

    await spoiler.locator('summary').press('Enter');
    expect(await spoiler.getByText('did it').isVisible()).toBe(true);
  });
});
