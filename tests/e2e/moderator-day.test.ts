import { expect, it } from 'vitest';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { openAs } from './support/members.ts';
import { moderators } from './support/moderators.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit } from './support/width.ts';

const { url, seed, database } = await openSeededServer({
  HOLD_NEWCOMERS: 'on',
});
const author = await seed.user('author');

describeInBrowser("a moderator's day", () => {
  const visitor = useBrowser(url);

  const asModerator = moderators(visitor, database);

  it('hides comments and shows them again, locks posts and bans, with reasons', async () => {
    const post = await seed.post({ author });
    await seed.comment({ on: post, author, text: 'Something rude.' });
    const page = await asModerator('judge', `/posts/${post.slug}`);
    const card = page.locator('article.card', { hasText: 'Something rude.' });
    await card.getByRole('button', { name: 'More' }).click();
    await card.getByRole('button', { name: 'Hide' }).click();
    const hide = card.getByRole('button', { name: 'Hide the comment' });
    await hide.click();
    await card.getByText('A reason must have 1 to').waitFor();
    await card.getByRole('textbox', { name: 'Reason' }).fill('It is rude.');
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    expect(await findingsOnWide(page)).toEqual([]);
    await hide.click();
    await card.getByText('hidden', { exact: true }).waitFor();
    await card.getByRole('button', { name: 'Show again' }).click();
    await card.getByRole('textbox', { name: 'Reason' }).fill('It was a quotation.');
    await card.getByRole('button', { name: 'Show the comment again' }).click();
    await card.getByText('hidden', { exact: true }).waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Moderate' }).click();
    await page.getByRole('button', { name: 'Lock' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('All is said.');
    await page.getByRole('button', { name: 'Lock the post' }).click();
    await page.locator('.post-header').getByText('locked').waitFor();

    await page.goto(`${url}/users/author`);
    await page.getByRole('button', { name: 'Moderate' }).click();
    await page.getByRole('button', { name: 'Ban', exact: true }).click();
    const until = page.getByLabel('Until the end of');
    await until.fill('2001-01-01');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Again and again.');
    const ban = page.getByRole('form').getByRole('button', { name: 'Ban' });
    await ban.click();
    await page.locator('input[aria-invalid="true"]').waitFor();
    await until.fill('2099-01-01');
    await ban.click();
    await page.getByText('banned until').waitFor();
    await page.goto(`${url}/log`);
    await page.getByText('Again and again.').waitFor();
    await page.getByText('It was a quotation.').waitFor();
    const initial = page.locator('article.card .byline .avatar').first();
    expect(await initial.textContent()).toBe('J');
    for (const width of [1024, 1280]) {
      await page.setViewportSize({ width, height: 720 });
      const links = page.getByRole('navigation', { name: 'Account' }).getByRole('link');
      const lines = await links.evaluateAll((all) => [
        ...new Set(all.map((link) => Math.round(link.getBoundingClientRect().top))),
      ]);
      expect([width, lines.length]).toEqual([width, 1]);
    }
  });

  it('pins posts to the front page, and curates them', async () => {
    const post = await seed.post({ author, title: 'Read me first' });
    const page = await asModerator('keeper', `/posts/${post.slug}`);
    const facts = page.locator('.post-header');
    await page.getByRole('button', { name: 'Moderate' }).click();
    await page.getByRole('button', { name: 'Pin' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('For newcomers.');
    await page.getByRole('button', { name: 'Pin the post to the front page' }).click();
    await facts.getByText('pinned', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Curate', exact: true }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Well told.');
    await page.getByRole('button', { name: 'Curate the post' }).click();
    await facts.getByText('curated', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'No longer curate', exact: true }).waitFor();

    const withoutScript = await visitor.prepare({ javaScriptEnabled: false });
    await withoutScript.goto('/');
    const pinned = withoutScript.getByRole('region', { name: 'Pinned' });
    expect(await pinned.getByRole('listitem').count()).toBe(1);
    await pinned.getByRole('link', { name: 'Read me first' }).waitFor();
    await withoutScript.goto('/posts?posts.isCurated=yes');
    const curated = withoutScript.getByRole('region', { name: 'Curated posts' });
    expect(await curated.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
      'Read me first',
    ]);
    await curated.getByText('curated', { exact: true }).waitFor();
    await withoutScript.goto('/log');
    await withoutScript.getByText('For newcomers.').waitFor();

    await page.getByRole('button', { name: 'Unpin', exact: true }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Old by now.');
    await page.getByRole('button', { name: 'Unpin the post' }).click();
    await facts.getByText('pinned', { exact: true }).waitFor({ state: 'detached' });
    await withoutScript.goto('/');
    await withoutScript.getByRole('region', { name: 'Posts', exact: true }).waitFor();
    expect(await withoutScript.getByRole('region', { name: 'Pinned' }).count()).toBe(0);
  });

  it('makes a link with which a person takes over an imported account', async () => {
    await seed.user('pioneer');
    const page = await asModerator('librarian', '/users/pioneer');
    await page.getByRole('button', { name: 'Notes and bans' }).click();
    const part = page.getByRole('region', { name: 'Sign-in link' });
    await part.getByRole('button', { name: 'Make a sign-in link' }).click();
    const link = (await part.locator('code').textContent()) ?? '';
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);

    const pioneer = await visitor.open(new URL(link).pathname + new URL(link).search);
    await pioneer.getByText('pioneer').first().waitFor();
  });

  it('warns a member, takes notes and changes roles, and finds all of it on their page', async () => {
    await seed.user('rascal');
    const page = await asModerator('warden', '/users/rascal', 'ADMIN');
    const history = page.getByRole('button', { name: 'Notes and bans' });
    await history.click();
    await page.getByText('No notes.').waitFor();
    await page.getByRole('button', { name: 'Moderate' }).click();
    await page.getByRole('button', { name: 'Warn' }).click();
    await page.getByRole('button', { name: 'Send the warning' }).click();
    await page.locator('textarea[aria-invalid="true"]').waitFor();
    await page.getByRole('textbox', { name: 'Warning' }).fill('Please be kind.');
    await page.getByRole('button', { name: 'Send the warning' }).click();
    const notes = page.getByRole('region', { name: 'Notes and warnings' });
    await notes.getByText('Please be kind.').waitFor();

    await page.getByRole('button', { name: 'Add a note' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Was warned before.');
    await page.getByRole('button', { name: 'Save the note' }).click();
    await notes.getByText('Was warned before.').waitFor();

    await page.getByRole('button', { name: 'Change the role' }).click();
    const role = page.getByRole('combobox', { name: 'Role' });
    expect(await role.inputValue()).toBe('MEMBER');
    await role.selectOption('TRUSTED');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Has learnt.');
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    expect(await findingsOnWide(page)).toEqual([]);
    await page.getByRole('form').getByRole('button', { name: 'Change the role' }).click();
    await page.getByRole('list', { name: 'Facts' }).getByText('trusted').waitFor();
    const log = page.getByRole('region', { name: 'Actions of moderators' });
    await log.getByText('Has learnt.').waitFor();
    await history.click();
    await log.waitFor({ state: 'detached' });
  });

  it('removes the picture of a member', async () => {
    await seed.user('poser', { avatarUrl: 'https://pictures.example/cat.png' });
    const page = await asModerator('curator', '/users/poser');
    await page.getByRole('button', { name: 'Moderate' }).click();
    const open = page.getByRole('button', { name: 'Remove the picture' }).first();
    await open.click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Not a face.');
    await page.getByRole('form').getByRole('button', { name: 'Remove the picture' }).click();
    await open.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Notes and bans' }).click();
    const log = page.getByRole('region', { name: 'Actions of moderators' });
    await log.getByText('Removed the picture of').waitFor();
    await log.getByText('Not a face.').waitFor();
  });

  it('reviews what is held, and resolves reports', async () => {
    const post = await seed.post({ author });
    const newcomer = await openAs(visitor, 'newcomer', `/posts/${post.slug}`, { locale: 'en-GB' });
    await newcomer.getByRole('textbox', { name: 'Your comment' }).fill('My *first* words.');
    await newcomer.getByRole('button', { name: 'Comment', exact: true }).click();
    await newcomer.locator('#comments').getByText('waits for review').waitFor();
    await seed.report(post, author);
    const page = await asModerator('reviewer', '/moderation');
    const queue = page.getByRole('region', { name: 'Held for review' });
    await queue.getByText('words.').waitFor();
    await queue.getByRole('button', { name: 'Approve' }).click();
    await queue.getByRole('textbox', { name: 'Reason to approve it' }).fill('Welcome.');
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    expect(await findingsOnWide(page)).toEqual([]);
    await queue.getByRole('button', { name: 'Approve the text' }).click();
    await queue.getByText('No texts wait for review.').waitFor();

    const reports = page.getByRole('region', { name: 'Reports' });
    await reports.getByRole('button', { name: 'Resolve' }).click();
    await reports.getByRole('textbox', { name: 'Outcome' }).fill('It stays.');
    await page.reload();
    await hydrated(page);
    await reports.getByRole('button', { name: 'Resolve' }).click();
    expect(await reports.getByRole('textbox').inputValue()).toBe('It stays.');
    await reports.getByRole('button', { name: 'Resolve the report' }).click();
    await reports.getByText('No open reports.').waitFor();
    await page.goto(`${url}/posts/${post.slug}`);
    await page.locator('#comments em', { hasText: 'first' }).waitFor();
  });

  it('shows all of a post that waits: where it leads, and its poll', async () => {
    const held = { hiddenAt: new Date(), hiddenWhy: 'HELD' } as const;
    const linkUrl = 'https://cheap.example/pills';
    const more = { ...held, kind: 'LINK', linkUrl } as const;
    const post = await seed.post({ author, title: 'Waits', more });
    await seed.poll({ on: post, more: { question: 'Cheap pills?' } });
    const page = await asModerator('checker', '/moderation');
    const card = page.locator('article.card', { hasText: 'Waits' });
    await card.getByText(linkUrl).waitFor();
    await card.getByText('Poll: Cheap pills?').waitFor();
    expect(await card.locator('li').allInnerTexts()).toEqual(['Yes', 'No', 'Perhaps']);
    await card.getByRole('button', { name: 'Reject' }).click();
    await card.getByRole('textbox', { name: 'Reason to reject it' }).fill('An advertisement.');
    await card.getByRole('button', { name: 'Reject the text' }).click();
    await card.waitFor({ state: 'detached' });
  });

  it('leads administrators to what the server does', async () => {
    await database.prisma.commandRun.create({
      data: {
        command: 'import discourse',
        isGood: false,
        summary: `${'rows '.repeat(60)}${'/'.repeat(90)}`,
      },
    });
    const page = await asModerator('keeper', '/moderation', 'ADMIN');
    await page.getByRole('link', { name: 'administration', exact: true }).click();
    await page.getByRole('heading', { name: 'Queues' }).waitFor();
    await page.getByText('rows rows').first().waitFor();
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    expect(await findingsOnWide(page)).toEqual([]);
  });

  it('is for moderators only', async () => {
    const page = await openAs(visitor, 'plain', '/moderation');
    await page.getByText('This page is for moderators.').waitFor();
    expect(await page.getByRole('link', { name: 'Moderation', exact: true }).count()).toBe(0);
    await page.goto(`${url}/admin`);
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
    visitor.forgive();
  });
});
