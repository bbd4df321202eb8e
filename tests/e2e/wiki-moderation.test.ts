import { expect, it } from 'vitest';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { openAs } from './support/members.ts';
import { moderators } from './support/moderators.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit } from './support/width.ts';

const { url, seed, database } = await openSeededServer();

describeInBrowser('moderating the wiki', () => {
  const visitor = useBrowser(url);
  const asModerator = moderators(visitor, database);

  it('protects, deletes and restores a page, with reasons in the log', async () => {
    const { slug } = await seed.wikiPage({ title: 'Rose', text: 'A rose.' });
    const page = await asModerator('gardener', `/wiki/${slug}`);
    const reason = page.getByRole('textbox', { name: 'Reason' });
    await page.getByRole('button', { name: 'Moderate' }).click();
    await page.getByRole('button', { name: 'Protect', exact: true }).click();
    await page.getByRole('button', { name: 'Protect the page' }).click();
    await page.getByText('A reason must have 1 to').waitFor();
    await reason.fill('It is vandalised.');
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    expect(await findingsOnWide(page)).toEqual([]);
    await page.getByRole('button', { name: 'Protect the page' }).click();
    await page.locator('.page-tools').getByText('protected').waitFor();

    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await reason.fill('A copy of another page.');
    await page.getByRole('button', { name: 'Delete the page' }).click();
    await page.getByText('This page is deleted. Only moderators see it.').waitFor();
    await page.reload();
    await page.getByText('This page is deleted. Only moderators see it.').waitFor();
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await reason.fill('It was no copy.');
    await page.getByRole('button', { name: 'Restore the page' }).click();
    await page.getByRole('link', { name: 'Edit the page' }).waitFor();
    await page.goto(`${url}/log`);
    await page.getByText('It was no copy.').waitFor();
    await page.getByText('A copy of another page.').waitFor();
    await page.getByText('It is vandalised.').waitFor();
  });

  it('merges a page into one that is searched by its title', async () => {
    const { slug } = await seed.wikiPage({ title: 'Tulips' });
    const target = await seed.wikiPage({ title: 'Tulip' });
    const page = await asModerator('merger', `/wiki/${slug}`);
    await page.getByRole('button', { name: 'Moderate' }).click();
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    const merge = page.getByRole('button', { name: 'Merge the page' });
    const title = page.getByRole('combobox', { name: 'Page that stays' });
    await page.getByRole('textbox', { name: 'Reason' }).fill('One is enough.');
    await merge.click();
    await page.getByText('Choose a page from the list').waitFor();
    expect(await title.evaluate((field) => field === document.activeElement)).toBe(true);
    await title.fill('tulip');
    await page.getByRole('option', { name: 'Tulip', exact: true }).waitFor();
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    expect(await findingsOnWide(page)).toEqual([]);
    await page.getByRole('option', { name: 'Tulip', exact: true }).click();
    await merge.click();
    await page.getByText('This page was merged into').getByRole('link', { name: 'Tulip' }).click();
    await page.waitForURL((address) => address.pathname === `/wiki/${target.slug}`);
    await page.goto(`${url}/log?log.kinds=MERGE`);
    await page.getByText('One is enough.').waitFor();
  });

  it('hides what an earlier version says, and shows it again', async () => {
    const wikiPage = await seed.wikiPage({ title: 'Daisy', text: 'A daisy.' });
    await seed.revision({ of: wikiPage, text: 'A secret.' });
    await seed.revision({ of: wikiPage, text: 'A daisy again.' });
    const path = `/wiki/${wikiPage.slug}`;
    const page = await asModerator('hider', path);
    const card = page.locator('.contribution', { hasText: 'Version 2' });
    const newest = page.locator('.contribution', { hasText: 'Version 3' });
    await newest.getByRole('button', { name: 'Show the change' }).click();
    await newest.locator('.difference').waitFor();
    await card.getByRole('button', { name: 'Show the change' }).click();
    await card.getByRole('button', { name: 'Hide the text of this version' }).click();
    await card.getByRole('textbox', { name: 'Reason' }).fill('A telephone number.');
    await card.getByRole('button', { name: 'Hide the text', exact: true }).click();
    await card.getByText('Only moderators see the text of this version.').waitFor();
    await card.getByRole('button', { name: 'Show the text of this version again' }).waitFor();
    expect(await newest.getByRole('button', { name: /^Hide the text/ }).count()).toBe(0);
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    expect(await findingsOnWide(page)).toEqual([]);
    await page.goto(`${url}/log?log.kinds=HIDE`);
    await page.getByText('A telephone number.').waitFor();

    const reader = await openAs(visitor, 'reader', path, { locale: 'en-GB' });
    const seen = reader.locator('.contribution', { hasText: 'Version 2' });
    await seen.getByRole('button', { name: 'Show the change' }).click();
    await seen.getByText('Moderators have hidden one of the two versions.').waitFor();
    await reader.getByRole('button', { name: 'Report' }).waitFor();
    expect(await reader.getByRole('button', { name: /Moderate|Hide the text/ }).count()).toBe(0);
  });
});
