import { afterAll, expect, it, vi } from 'vitest';
import { openMailbox } from '../support/mailbox.ts';
import { newMember } from '../support/visitor.ts';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { openSeededServer } from './support/seeded-server.ts';

const mailbox = await openMailbox();
afterAll(() => mailbox.close());
const api = await openSeededServer({
  SMTP_URL: mailbox.url,
  MAIL_FROM: 'noreply@tea.example',
  SITE_URL: 'http://commonplace',
});

describeInBrowser('signing in by e-mail', () => {
  const visitor = useBrowser(api.url);

  it('sends a link, which shows a button that signs in', async () => {
    await newMember(api, 'una');
    const user = await api.database.prisma.user.findUniqueOrThrow({ where: { username: 'una' } });
    const address = 'una@example.net';
    await api.database.prisma.mailAccount.create({
      data: { userId: user.id, address, key: 'key', isForSignIn: true },
    });
    const page = await visitor.open('/sign-in?next=/settings');
    await page.getByText('Sign in by e-mail').click();
    await page.getByLabel('E-mail address').fill(address);
    await page.getByRole('button', { name: 'Send a link' }).click();
    await page.getByText('the link is on its way').waitFor();
    expect(await findingsOnWide(page)).toEqual([]);
    const link = await vi.waitFor(
      () => {
        const found = mailbox.mails.at(-1)?.source.match(/sign-in(\?link=[\w-]+)/)?.[1];
        if (found === undefined) throw new Error('No link has come yet');
        return found;
      },
      { timeout: 10_000, interval: 50 },
    );

    await page.goto(`/sign-in${link}`);
    await page.getByText('The link is for the account @una.').waitFor();
    expect(await findingsOnNarrow(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('navigation', { name: 'Account' }).getByText('una').waitFor();
    await page.goto(`/sign-in${link}`);
    await page.getByText('This link was used').waitFor();
  });
});
