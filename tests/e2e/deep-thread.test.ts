import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit, NARROWEST } from './support/width.ts';

const DEPTH = 200;

/** The width that a column of text needs, in CSS pixels. */
const READABLE = 200;

const { ask, database, seed, url } = await openSeededServer();

beforeAll(async () => {
  const { id: postId } = await seed.post({ title: 'Deep' });
  const ids = Array.from({ length: DEPTH + 1 }, () => randomUUID());
  await database.prisma.comment.createMany({
    data: ids.map((id, depth) => ({
      id,
      postId,
      ...(depth > 0 && { parentId: ids[depth - 1] ?? null, rootId: ids[0] ?? null }),
      depth,
      authorName: 'Somebody',
      markdown: `Number ${depth}.`,
      html: `<p>Number ${depth}.</p>`,
      text: `Number ${depth}.`,
      wordCount: 2,
      replyCount: depth < DEPTH ? 1 : 0,
      descendantCount: DEPTH - depth,
      createdAt: new Date(Date.UTC(2026, 0, 1, 0, depth)),
    })),
  });
});

describeInBrowser('a thread 200 deep on the narrowest phone', () => {
  const visitor = useBrowser(url);
  const phone = { viewport: NARROWEST };
  const number = (page: Page, depth: number) => page.getByText(`Number ${depth}.`, { exact: true });

  it('goes on at a page of its own where there is no room for more indents', async () => {
    const page = await visitor.open('/posts/deep', phone);
    for (const deepest of [6, 12]) {
      await page.getByRole('button', { name: 'Show 1 reply' }).click();
      await number(page, deepest - 2).waitFor();
      await page.getByRole('button', { name: 'Show 1 reply' }).click();
      await number(page, deepest).waitFor();
      expect(await page.getByRole('button', { name: /^Show / }).count()).toBe(0);
      await expectToFit(page);
      expect(await narrowestText(page)).toBeGreaterThanOrEqual(READABLE);

      await page.getByRole('link', { name: 'Continue this thread (1 reply)' }).click();
      await page.locator('.focused > .card', { hasText: `Number ${deepest}.` }).waitFor();
    }
  });

  it('leads from its last comment back towards its beginning', async () => {
    const { comments } = await ask(
      '{ comments(first: 1, orderBy: NEWEST) { nodes { id depth } } }',
    );
    const [{ id, depth }] = comments.nodes;
    expect(depth).toBe(DEPTH);
    const page = await visitor.open(`/posts/deep/comments/${id}`, phone);
    await number(page, 190).waitFor();
    expect(await number(page, 189).count()).toBe(0);
    await expectToFit(page);

    await page.getByRole('link', { name: 'Earlier in this thread (190 comments)' }).click();
    await number(page, 180).waitFor();
  });
});

function narrowestText(page: Page): Promise<number> {
  return page
    .locator('.thread .prose')
    .evaluateAll((texts) => Math.min(...texts.map((text) => text.clientWidth)));
}
