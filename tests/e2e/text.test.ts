import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { replaceTexts } from './support/replace-texts.ts';

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
});
