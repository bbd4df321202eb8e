import { expect, it } from 'vitest';
import { openTestUploads } from '../support/uploads.ts';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { openAs } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit, NARROWEST } from './support/width.ts';

const { environment } = await openTestUploads();
const { url, app } = await openSeededServer(environment);
await app.startBackgroundWork();

describeInBrowser('the settings of an account', () => {
  const visitor = useBrowser(url);

  it('change the username', async () => {
    const page = await openAs(visitor, 'gerd', '/settings');
    const settings = page.getByRole('region', { name: 'Username' });
    await settings.getByLabel('Username').fill('Gerd Müller');
    await settings.getByRole('button', { name: 'Change the username' }).click();
    await settings.getByText('A name has 1 to 40 letters').waitFor();
    await settings.getByLabel('Username').fill('gerda');
    await settings.getByRole('button', { name: 'Change the username' }).click();
    await settings.getByText('The username was changed.').waitFor();
    await page.goto(`${url}/users/gerd`);
    expect(new URL(page.url()).pathname).toBe('/users/gerda');
  });

  it('have no field that is wider than the page on a phone', async () => {
    const page = await openAs(visitor, 'narrow', '/settings', { viewport: NARROWEST });
    await page.getByRole('heading', { name: 'Close the account' }).waitFor();
    const main = await page.locator('main h1').boundingBox();
    const ends = await page
      .locator('main :is(input, select, textarea)')
      .evaluateAll((fields) => fields.map((field) => field.getBoundingClientRect().right));
    expect(Math.max(...ends)).toBeLessThanOrEqual((main?.x ?? 0) + (main?.width ?? 0));
  });

  it('write an archive of all that belongs to the member', async () => {
    const page = await openAs(visitor, 'keeper', '/settings');
    const settings = page.getByRole('region', { name: 'Your data' });
    await settings.getByRole('button', { name: 'Write an archive' }).click();
    const loaded = page.waitForEvent('download');
    await settings.getByRole('link', { name: 'Download the archive' }).click();
    expect((await loaded).suggestedFilename()).toBe('my-data.zip');
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    expect(await findingsOnWide(page)).toEqual([]);
  });

  it('close the account, once its username is typed', async () => {
    const page = await openAs(visitor, 'leaver', '/settings');
    const settings = page.getByRole('region', { name: 'Close the account' });
    const close = settings.getByRole('button', { name: 'Close the account for good' });
    await settings.getByLabel('Your texts and profile').selectOption('ANONYMISE');
    await settings.getByLabel('Your username').fill('lever');
    await close.click();
    await settings.getByText('Type your own username').waitFor();
    await settings.getByLabel('Your username').fill('leaver');
    await close.click();
    await page.waitForURL(`${url}/`);
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    const profile = await page.request.get(`${url}/users/leaver`);
    expect(profile.status()).toBe(404);
  });
});
