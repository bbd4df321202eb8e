import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { failOperation } from './support/fail-operation.ts';
import { replaceTexts, sendUnrendered } from './support/replace-texts.ts';

/** Whether the focus is on what is found, or in it. */
function hasFocus(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(
    (wanted) =>
      document.activeElement?.closest(wanted) !== null && document.activeElement !== document.body,
    selector,
  );
}

describeInBrowser('the focus of the keyboard', () => {
  const visitor = useBrowser();

  it('goes to the replies that were unfolded', async () => {
    const page = await visitor.open('/posts/arithmetic-of-sourdough');
    const fold = page.getByRole('button', { name: /^Show (all )?\d+ repl/ }).first();
    await fold.press('Enter');

    await expect.poll(() => hasFocus(page, '.replies .replies .card')).toBe(true);
  });

  it('goes to the difference that was asked for, and the form stays one', async () => {
    const page = await visitor.open('/wiki/indexing');
    const history = page.getByRole('region', { name: 'History', exact: true });
    for (const [from, to] of [
      ['2', '7'],
      ['3', '6'],
      ['1', '2'],
    ]) {
      await history.locator('.compare [name=from]').selectOption({ label: `version ${from}` });
      await history.locator('.compare [name=to]').selectOption({ label: `version ${to}` });
      await history.getByRole('button', { name: 'Compare' }).press('Enter');
      await history.getByText(`Version ${to} against ${from}`).waitFor();

      await expect.poll(() => hasFocus(page, '.compare > .difference')).toBe(true);
      expect(await history.locator('.compare form').count()).toBe(1);
      expect(await history.locator('.compare > .difference').count()).toBe(1);
    }
  });

  it('stays with the reader when an address brings a difference', async () => {
    const page = await visitor.open('/wiki/indexing');
    const history = page.getByRole('region', { name: 'History', exact: true });
    await history.getByRole('button', { name: 'Compare' }).click();
    await history.locator('.compare > .difference').waitFor();
    await page.reload();
    await history.locator('.compare > .difference').waitFor();

    expect(await hasFocus(page, '.difference')).toBe(false);
  });

  it('goes to the picture that was shown', async () => {
    const page = await visitor.prepare();
    await replaceTexts(page, [renderMarkdown('![a cat](https://pictures.example/cat.png)').html]);
    await page.route('https://pictures.example/**', (route) => route.fulfill({ body: '' }));
    await page.goto('/');
    await page
      .getByRole('link', { name: /^Show picture/ })
      .first()
      .press('Enter');

    expect(await hasFocus(page, 'img[alt="a cat"]')).toBe(true);
    visitor.forgive();
  });

  it('stays in the filters of a list', async () => {
    const page = await visitor.open('/users/perpetua');
    const comments = page.getByRole('region', { name: 'Comments', exact: true });
    await comments.getByText('Filter comments').click();
    await comments.getByLabel('Score at least').fill('10');
    const apply = comments.getByRole('button', { name: 'Apply' });
    await apply.press('Enter');
    await page.waitForURL(/minScore=10/);
    expect(await apply.evaluate((button) => button === document.activeElement)).toBe(true);

    await comments.getByRole('button', { name: 'Clear' }).press('Enter');
    await page.waitForURL((url) => !url.search.includes('minScore'));
    expect(await hasFocus(page, 'summary')).toBe(true);
  });

  it('goes to what came when it was tried again', async () => {
    const page = await visitor.prepare();
    await sendUnrendered(page);
    await failOperation(page, 'profilePageQuery', 2);
    await page.goto('/users/perpetua');
    for (const selector of ['.failure', '.profile']) {
      await page.getByRole('button', { name: 'Try again' }).press('Enter');
      await page.locator(selector).waitFor();
      await expect.poll(() => hasFocus(page, 'main > div')).toBe(true);
    }
    visitor.forgive();
  });
});
