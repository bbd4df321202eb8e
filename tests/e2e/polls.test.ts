import { expect, it } from 'vitest';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { openAs } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit } from './support/width.ts';

const { url, seed, database } = await openSeededServer();

const author = await seed.user('author');

describeInBrowser('a poll', () => {
  const visitor = useBrowser(url);

  it('is read without a script', async () => {
    const post = await seed.post({ author, title: 'Shown' });
    await seed.poll({ on: post, votes: [[author, [2]]] });
    const page = await visitor.prepare({ javaScriptEnabled: false });
    await page.goto(`/posts/${post.slug}`);
    const poll = page.getByRole('region', { name: 'Is it?' });
    expect(await poll.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^Yes\s+0$/),
      expect.stringMatching(/^No\s+1$/),
      expect.stringMatching(/^Perhaps\s+0$/),
    ]);
    await poll.getByText('1 voter').waitFor();
    expect(await poll.getByRole('button').count()).toBe(0);
  });

  it('is added by the author, voted in by others, closed and removed', async () => {
    const page = await openAs(visitor, 'asker', '/');
    const asker = await database.prisma.user.findUniqueOrThrow({ where: { username: 'asker' } });
    const post = await seed.post({ author: asker, title: 'Asked' });
    await page.goto(`/posts/${post.slug}`);
    await hydrated(page);
    await page.getByRole('button', { name: 'Add a poll' }).click();
    await page.getByRole('textbox', { name: 'Question' }).fill('Tea or coffee?');
    await page.getByRole('textbox', { name: 'Options' }).fill('Tea');
    await page.getByRole('button', { name: 'Add the poll' }).click();
    await page.getByText('A poll has 2 to 20 options, not 1.').waitFor();
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    await page.getByRole('textbox', { name: 'Options' }).fill('Tea\n\nCoffee\n');
    await page.getByRole('button', { name: 'Add the poll' }).click();
    const poll = page.getByRole('region', { name: 'Tea or coffee?' });
    await poll.getByRole('radio', { name: 'Coffee' }).waitFor();
    await page.getByRole('button', { name: 'Add a poll' }).waitFor({ state: 'detached' });

    const other = await openAs(visitor, 'voter', `/posts/${post.slug}`);
    const ballot = other.getByRole('region', { name: 'Tea or coffee?' });
    await ballot.getByRole('radio', { name: 'Tea' }).check();
    await ballot.getByRole('button', { name: 'Vote', exact: true }).click();
    await ballot.getByText('Your vote counts.').waitFor();
    const focused = () => other.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toBe('Your vote counts.');
    await ballot.getByText('1 voter').waitFor();
    // The page of the author shows it, too, as it happens.
    await poll.getByText('1 voter').waitFor();
    expect(await poll.locator('.count').allInnerTexts()).toEqual(['1', '0']);
    expect(await findingsOnNarrow(other)).toEqual([]);
    await expectToFit(other);
    expect(await findingsOnWide(other)).toEqual([]);
    await other.reload();
    await hydrated(other);
    await ballot.getByRole('button', { name: 'Change my vote' }).waitFor();
    expect(await ballot.getByRole('radio', { name: 'Tea' }).isChecked()).toBe(true);
    await ballot.getByRole('button', { name: 'Withdraw my vote' }).click();
    await ballot.getByText('0 voters').waitFor();
    await expect.poll(focused).toBe('Your vote is withdrawn.');

    await poll.getByRole('button', { name: 'Close the poll' }).click();
    await poll.getByText(/closed/).waitFor();
    expect(await poll.getByRole('radio').count()).toBe(0);
    await poll.getByRole('button', { name: 'Remove the poll' }).click();
    await poll.getByRole('button', { name: 'Remove it with all votes' }).click();
    await poll.waitFor({ state: 'detached' });
  });
});
