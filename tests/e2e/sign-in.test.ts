import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { linkByOperator } from '../../src/domains/people/account/sign-in/links.ts';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { PASSWORD } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit, NARROWEST } from './support/width.ts';

const { url, seed, database } = await openSeededServer();

async function signUp(page: Page, username: string) {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByRole('navigation', { name: 'Account' }).getByText(username).waitFor();
}

describeInBrowser('signing in', () => {
  const visitor = useBrowser(url);

  it('creates an account, says what is wrong at its field, signs out and in again', async () => {
    await seed.user('taken');
    const page = await visitor.open('/');
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByLabel('Username').fill('taken');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Create the account' }).click();
    const username = page.getByLabel('Username');
    await page.getByText('Another user has this username').waitFor();
    expect(await username.getAttribute('aria-invalid')).toBe('true');
    expect(await username.evaluate((element) => element === document.activeElement)).toBe(true);
    visitor.forgive();
    await signUp(page, 'ada');
    expect(new URL(page.url()).pathname).toBe('/');

    await page.getByRole('link', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign out of this browser' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();

    await page.goto(`${url}/sign-in?next=/users/taken`);
    await hydrated(page);
    await page.getByLabel('Username').fill('ada');
    await page.getByLabel('Password').fill('a wrong password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The username or the password is wrong.').waitFor();
    visitor.forgive();
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Taken' }).waitFor();
    await page.getByRole('navigation', { name: 'Account' }).getByText('ada').waitFor();
  });

  it('takes over an imported account with a link', async () => {
    await seed.user('imported');
    const link = await linkByOperator(database, 'imported');
    const page = await visitor.open(`/sign-up?link=${link}`);
    await page.getByText('the account @imported becomes yours').waitFor();
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Take over the account' }).click();
    await page.getByRole('navigation', { name: 'Account' }).getByText('Imported').waitFor();
    await page.goto(`${url}/sign-up?link=${link}`);
    await page.getByText('This link was used').waitFor();
  });

  it('changes the profile, makes and revokes a token, and signs out everywhere', async () => {
    const page = await visitor.open('/sign-up?next=/settings');
    await page.getByLabel('Username').fill('grace');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Create the account' }).click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await hydrated(page);

    await page.getByLabel('Name to display').fill('Moderator');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('reads like the name of a role').waitFor();
    await page.getByLabel('Name to display').fill('Grace H.');
    await page.getByLabel('Location').fill('New York');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();

    const tokens = page.getByRole('region', { name: 'Tokens for programs' });
    await tokens.getByLabel('Name of a new token').fill('A script');
    await tokens.getByRole('button', { name: 'Make a token' }).click();
    const secret = await tokens.locator('.secret').textContent();
    expect(secret).toMatch(/^cpl_/);
    await tokens.getByText('A script').waitFor();
    await tokens.getByRole('button', { name: 'Revoke' }).click();
    await tokens.getByText('A script').waitFor({ state: 'detached' });

    const user = await database.prisma.user.findUniqueOrThrow({ where: { username: 'grace' } });
    expect([user.displayName, user.location]).toEqual(['Grace H.', 'New York']);

    await page.getByText('This browser').waitFor();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByRole('link', { name: 'Sign in', exact: true }).waitFor();
  });

  it.each(['/sign-in', '/sign-up', '/sign-out', '/lost-password', '/settings'])(
    'fits on the narrowest phone, and axe finds nothing: %s',
    async (path) => {
      const page = await visitor.open('/sign-up?next=/settings', {
        reducedMotion: 'reduce',
        viewport: NARROWEST,
      });
      await signUp(page, `axe${path.replace('/', '-')}`);
      await page.goto(url + path);
      await hydrated(page);
      await page.waitForLoadState('networkidle');
      await expectToFit(page);
      expect(await findingsOnNarrow(page)).toEqual([]);
      expect(await findingsOnWide(page)).toEqual([]);
    },
  );
});
