import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, serverUrl, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';

import { expectNoFactCut, expectToFit } from './support/width.ts';

const POST = '/posts/an-index-is-an-opinion';

describeInBrowser('a link that is there to be copied', () => {
  const visitor = useBrowser();
  const permissions = ['clipboard-read', 'clipboard-write'];
  const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
  const copiedSays = (page: Page) => page.getByRole('status').getByText('The link is copied.');

  it('copies the address of the post, of a comment and of a heading', async () => {
    const page = await visitor.open(POST, { permissions });
    await hydrated(page);
    await page.getByRole('link', { name: 'copy link to the post' }).click();
    await copiedSays(page).waitFor();
    expect(await copied(page)).toBe(serverUrl + POST);
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    await expectNoFactCut(page);
    expect(await findingsOnWide(page)).toEqual([]);
    await copiedSays(page).waitFor({ state: 'detached' });

    const comment = page.locator('article.card').first();
    await comment.getByRole('link', { name: 'copy link to the comment by' }).press('Enter');
    await copiedSays(page).waitFor();
    const id = encodeURIComponent((await comment.getAttribute('id')) ?? '');
    expect(await copied(page)).toBe(`${serverUrl}${POST}/comments/${id}`);
    expect(new URL(page.url()).pathname).toBe(POST);

    const heading = page.getByRole('heading', { name: 'What this has to do with you' });
    await heading.hover();
    await heading.locator('.heading-link').click();
    const hash = `#${await heading.getAttribute('id')}`;
    await expect.poll(() => copied(page)).toBe(serverUrl + POST + hash);
    expect(new URL(page.url()).hash).toBe(hash);
  });

  it('is a link without a script', async () => {
    const page = await visitor.prepare({ javaScriptEnabled: false });
    await page.goto(POST);
    const comment = page.locator('article.card').first();
    await comment.getByRole('link', { name: /^link to the comment by/ }).click();
    await page.waitForURL((address) => address.pathname.startsWith(`${POST}/comments/`));
    await page.getByRole('link', { name: /^link to the post/ }).waitFor({ state: 'detached' });
  });

  it('is a link where the browser does not copy', async () => {
    const page = await visitor.prepare({ locale: 'en-GB' });
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
    });
    await page.goto(POST);
    await hydrated(page);
    await page.locator('article.card').getByRole('link', { name: 'copy link' }).first().click();
    await page.waitForURL((address) => address.pathname.startsWith(`${POST}/comments/`));
  });

  it('opens elsewhere with Control', async () => {
    const page = await visitor.open(POST, { permissions });
    await hydrated(page);
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'copy link to the post' }).click({ modifiers: ['Control'] }),
    ]);
    await opened.waitForURL((address) => address.pathname === POST);
  });
});
