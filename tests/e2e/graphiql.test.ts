import { expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';

describeInBrowser('GraphiQL', () => {
  const visitor = useBrowser();

  it('runs the profile query that it opens with, and shows the schema', async () => {
    const page = await visitor.prepare();
    // Nine megabytes are packed for the first who asks.
    await page.goto('/graphiql', { timeout: 50_000 });
    await page.getByRole('button', { name: 'Execute query' }).click();
    await page.locator('.result-window').getByText('"Perpetua Finch"').first().waitFor();

    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page
      .getByText('The kinds of root operations')
      .or(page.getByText('Root Types'))
      .first()
      .waitFor();
  });

  it('is where a page shows the query of a list, ready to run', async () => {
    const page = await visitor.open('/users/perpetua?comments.order=TOP');
    const link = page.getByRole('link', { name: 'Show the query of Comments' });
    expect(await link.count()).toBe(0);
    await page.getByLabel('Show the queries of lists').check();
    await page.goto((await link.getAttribute('href')) ?? '', { timeout: 50_000 });
    await page.getByRole('button', { name: 'Execute query' }).click();

    await page.locator('.result-window').getByText('"comments"').first().waitFor();
    expect(await page.locator('.graphiql-editor-tool').textContent()).toContain('TOP');
  });
});
