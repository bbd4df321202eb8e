import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { replaceTexts } from './support/replace-texts.ts';
import { NARROWEST } from './support/width.ts';

const TABLE = '| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |';

describeInBrowser('a text', () => {
  const visitor = useBrowser();

  test('has tables whose columns are aligned as their author wrote', async () => {
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

  test('has tasks whose further lines begin where the first one does', async () => {
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

  test('has spoilers that the keyboard uncovers', async () => {
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
