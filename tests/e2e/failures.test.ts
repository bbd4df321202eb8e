import { expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';

describeInBrowser('a page that fails', () => {
  const visitor = useBrowser();

  it('says so, and loads when it is told to try again', async () => {
    const page = await visitor.open('/');
    await page.route('**/graphql', (route) => route.abort(), { times: 1 });
    await page.getByRole('link', { name: 'Perpetua Finch' }).first().click();
    await page.getByRole('alert').getByText('could not be reached').waitFor();
    visitor.forgive();

    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Perpetua Finch' }).waitFor();
  });

  it('loads more when it is told to try that again', async () => {
    const page = await visitor.open('/users/perpetua');
    const comments = page.getByRole('region', { name: 'Comments', exact: true });
    await page.route('**/graphql', (route) => route.abort(), { times: 1 });
    await comments.getByRole('button', { name: 'Load more comments' }).click();
    await comments.getByRole('button', { name: 'Try again' }).click();
    await comments.getByRole('article').nth(39).waitFor();
    visitor.forgive();
  });

  it('because nothing is there has the status that says so', async () => {
    const page = await visitor.prepare();
    const response = await page.goto('/users/nobody-at-all');

    expect(response?.status()).toBe(404);
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
    await page.getByText('There is no such person here.').waitFor();
    visitor.forgive();
  });
});

describeInBrowser('a page whose address leads nowhere within it', () => {
  const visitor = useBrowser();

  it('leads to its beginning, without a script', async () => {
    const page = await visitor.prepare({ javaScriptEnabled: false });
    await page.goto('/users/perpetua?comments.after=nonsense');
    await page.getByRole('link', { name: 'the page from its beginning' }).click();

    await page.getByRole('region', { name: 'Comments' }).getByRole('article').first().waitFor();
    expect(new URL(page.url()).search).toBe('');
  });
});

describeInBrowser('a browser that stores nothing', () => {
  const visitor = useBrowser();

  it('shows pages in the chosen theme, and in it only while they are open', async () => {
    const page = await visitor.prepare({ locale: 'en-GB' });
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    });
    await page.goto('/');
    await hydrated(page);
    await page.getByRole('button', { name: 'Dark mode' }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await page.locator('html').getAttribute('data-copies')).toBe('');
    await page.reload();
    expect(await page.locator('html').getAttribute('data-theme')).toBeNull();
  });
});
