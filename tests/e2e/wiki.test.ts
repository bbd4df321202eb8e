import { expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';

describeInBrowser('the wiki', () => {
  const visitor = useBrowser();

  it('shows on a profile what an edit changed, on a click', async () => {
    const page = await visitor.open('/users/perpetua');
    const list = page.getByRole('region', { name: 'Wiki contributions', exact: true });
    const edit = list.getByRole('article').first();

    await edit.getByRole('button', { name: 'Show the change' }).click();
    await edit.locator('.difference ins').first().waitFor();
    await edit.getByRole('button', { name: 'Hide the change' }).click();
    expect(await edit.locator('.difference').count()).toBe(0);
  });

  it('compares any two versions of a page, and the address says which', async () => {
    const page = await visitor.open('/wiki/indexing');
    const history = page.getByRole('region', { name: 'History', exact: true });
    await history.locator('[name=from]').selectOption({ label: 'version 2' });
    await history.locator('[name=to]').selectOption({ label: 'version 7' });
    await history.getByRole('button', { name: 'Compare' }).click();
    await history.getByText('Version 7 against 2').waitFor();

    const again = await visitor.open(new URL(page.url()).pathname + new URL(page.url()).search);
    await again.getByText('Version 7 against 2').waitFor();
  });

  it('names the people who wrote a page', async () => {
    const page = await visitor.open('/wiki/indexing');
    const people = page.getByRole('region', { name: 'Contributors', exact: true });

    await people
      .getByText(/% of the page/)
      .first()
      .waitFor();
  });
});
