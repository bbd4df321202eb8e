import { beforeAll, expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { openSeededServer } from './support/seeded-server.ts';

const { seed, url, database } = await openSeededServer();

/** More tags than the server parses for one page. */
const MANY = '<p>Some <em>words</em> of a text.</p>'.repeat(4_000);
const TABLE = '<table><tbody><tr><td>1</td></tr></tbody></table>';
const PICTURE = '<p><img src="https://elsewhere.example/a.png" alt="A cat"></p>';

describeInBrowser('a text that is too large for the server', () => {
  const visitor = useBrowser(url);

  beforeAll(async () => {
    const author = await seed.user('ada');
    for (const [title, html] of [
      ['Table', `${TABLE}${MANY}`],
      ['Picture', `${PICTURE}${MANY}`],
    ] as const) {
      const post = await seed.post({ author, title });
      await database.prisma.revision.updateMany({ where: { postId: post.id }, data: { html } });
      await seed.comment({ on: post, author, text: 'First!' });
      await seed.comment({ on: post, author, text: 'Second!' });
    }
  });

  it.each([
    { path: '/posts/table', width: 1280, mark: '.table-frame' },
    { path: '/posts/picture', width: 1280, mark: '.picture-button' },
    { path: '/posts/picture', width: 390, mark: '.picture-button' },
  ])('moves nothing when the script draws it: $path, $width px', async ({ path, width, mark }) => {
    const page = await visitor.prepare({ viewport: { width, height: 800 } });
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          shifts.push((entry as PerformanceEntry & { readonly value: number }).value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(path);
    await hydrated(page);
    await page.locator(`.prose ${mark}`).first().waitFor();
    await page.waitForTimeout(200);
    const shifts = await page.evaluate(() => Reflect.get(window, 'shifts') as number[]);
    expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.01);
  });
});
