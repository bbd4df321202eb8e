import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { PASSWORD } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';

const server = await openSeededServer();
// There are no passkeys for addresses that are numbers.
const url = server.url.replace('127.0.0.1', 'localhost');

/** Gives the browser a device that says yes to everything, as Chromium's developer tools do. */
async function plugIn(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    refuse: () =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false }),
  };
}

describeInBrowser('passkeys', () => {
  const visitor = useBrowser(url);

  it('are added in the settings, sign in, and are removed', async () => {
    const page = await visitor.open('/sign-up?next=/settings');
    const device = await plugIn(page);
    await page.getByLabel('Username').fill('pia');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Create the account' }).click();

    const settings = page.getByRole('region', { name: 'Passkeys' });
    await settings.getByLabel('Name of the device').fill('My phone');
    await settings.getByRole('button', { name: 'Add a passkey' }).click();
    await settings.getByText('The passkey was added.').waitFor();
    await settings.getByText('My phone').waitFor();
    expect(await findingsOnWide(page)).toEqual([]);
    // A device has one passkey for an account.
    await settings.getByRole('button', { name: 'Add a passkey' }).click();
    await settings.getByText('This device has a passkey for your account already.').waitFor();

    await page.goto('/sign-out');
    await hydrated(page);
    await page.getByRole('button', { name: 'Sign out of this browser' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    await page.goto('/sign-in?next=/settings');
    await hydrated(page);
    const button = page.getByRole('button', { name: 'Sign in with a passkey' });
    await button.waitFor();
    expect(await findingsOnNarrow(page)).toEqual([]);
    await button.click();
    await page.getByRole('navigation', { name: 'Account' }).getByText('pia').waitFor();

    await settings.getByRole('button', { name: 'Remove My phone' }).click();
    await settings.getByText('My phone').waitFor({ state: 'detached' });
    await page.goto('/sign-in');
    await hydrated(page);
    await button.click();
    await page.getByText('This passkey does not open an account here.').waitFor();
    visitor.forgive();
    await device.refuse();
    await button.click();
    await page.getByText('The device did not answer, or you cancelled.').waitFor();
  });
});

describeInBrowser('an address that is a number', () => {
  const visitor = useBrowser(server.url);

  it('has no passkeys', async () => {
    const page = await visitor.open('/sign-in');
    await hydrated(page);
    expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0);
  });
});
