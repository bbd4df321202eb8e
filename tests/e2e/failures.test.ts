import { expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';

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
