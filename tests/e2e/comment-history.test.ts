import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit, NARROWEST } from './support/width.ts';

const { url, seed, database } = await openSeededServer();
const author = await seed.user('author');
const post = await seed.post({ author });

/** A comment that was edited twice. */
async function editedComment() {
  const comment = await seed.comment({ on: post, author, text: 'The third text.' });
  for (const [index, text] of ['The first text.', 'The second text.'].entries()) {
    await seed.formerText(comment, index + 1, text);
  }
  await database.prisma.comment.update({
    where: { id: comment.id },
    data: { editedAt: new Date() },
  });
  const path = `/posts/${post.slug}/comments/${encodeGlobalId('Comment', comment.id)}`;
  return { comment, path };
}

describeInBrowser('the history of a comment', () => {
  const visitor = useBrowser(url);

  it('is a click away, and shows what each edit changed', async () => {
    const { path } = await editedComment();
    const page = await visitor.open(path, { viewport: NARROWEST });
    await page.getByRole('link', { name: 'edited' }).click();
    await page.waitForURL(`**${path}/history`);
    await page.getByRole('button', { name: 'Show the change' }).first().click();
    const difference = page.locator('.difference');
    await difference.locator('ins').waitFor();
    expect(await difference.textContent()).toContain('Version 3 against 2');
    expect(await difference.locator('del').textContent()).toBe('second');
    expect(await difference.locator('ins').textContent()).toBe('third');
    await page.getByRole('button', { name: 'Show the change' }).click();
    await page.getByText('Version 2 against 1').waitFor();
    await expectToFit(page);
    expect(await findingsOnNarrow(page)).toEqual([]);
    expect(await findingsOnWide(page)).toEqual([]);
    await page.getByRole('link', { name: 'Back to the comment' }).click();
    await page.waitForURL(`**${path}`);
  });
});

it('the history of a comment is read without a script, and not listed by search engines', async () => {
  const { path } = await editedComment();
  const read = async (address: string) =>
    (await fetch(url + address, { headers: { accept: 'text/html' } })).text();
  expect(await read(path)).toContain(`href="${path}/history"`);
  const html = await read(`${path}/history`);
  const [, link = ''] = /href="([^"]*\/history\?to=[^"]*)"/.exec(html) ?? [];

  expect(html).toContain('noindex');
  expect(await read(link.replaceAll('&amp;', '&'))).toMatch(/<ins\b/);
});

it('a comment that nobody may read has no history', async () => {
  const { comment, path } = await editedComment();
  await database.prisma.comment.update({
    where: { id: comment.id },
    data: { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' },
  });

  expect((await fetch(`${url}${path}/history`)).status).toBe(404);
});
