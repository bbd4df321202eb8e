import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { picture } from '../support/pictures.ts';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { openAs, PASSWORD } from './support/members.ts';
import { holdTimers, passTime } from './support/pass-time.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit, NARROWEST } from './support/width.ts';

const { url, seed, database } = await openSeededServer();

describeInBrowser('writing a post', () => {
  const visitor = useBrowser(url);
  const title = (page: Page) => page.getByLabel('Title');
  const text = (page: Page) => page.getByRole('textbox', { name: 'Text' });

  it('is begun, lost to a reload, saved as a draft, published and edited', async () => {
    await seed.wikiPage({ title: 'Gardening' });
    const page = await openAs(visitor, 'ada', '/');
    await page.getByRole('link', { name: 'New post' }).click();
    await page.getByLabel('Kind').selectOption('QUESTION');
    await text(page).fill('When do tulips');
    await page.reload();
    await hydrated(page);
    await page.getByText('This is what you typed here before').waitFor();
    expect(await text(page).inputValue()).toBe('When do tulips');
    expect(await page.getByLabel('Kind').inputValue()).toBe('QUESTION');

    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('Title cannot be empty').waitFor();
    expect(await title(page).getAttribute('aria-invalid')).toBe('true');
    expect(await title(page).evaluate((field) => field === document.activeElement)).toBe(true);
    await title(page).fill('Tulips');
    await page.getByRole('combobox', { name: 'Topics' }).fill('gard');
    await page.getByRole('option', { name: 'Gardening' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Chosen topics' }).getByText('Gardening').waitFor();
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('The draft is saved.').waitFor();
    await page.waitForURL((address) => address.searchParams.has('draft'));

    await page.reload();
    await hydrated(page);
    await text(page).fill('When do *tulips* bloom?');
    await page.getByRole('link', { name: 'Drafts' }).click();
    await page.getByRole('link', { name: 'Tulips' }).click();
    expect(await text(page).inputValue()).toBe('When do *tulips* bloom?');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.waitForURL((address) => address.pathname === '/posts/tulips');
    await page.locator('article em', { hasText: 'tulips' }).waitFor();
    await page.getByRole('list', { name: 'Topics' }).getByText('Gardening').waitFor();

    await page.getByRole('link', { name: 'Edit the post' }).click();
    await text(page).fill('When do tulips bloom in Norway?');
    await page.getByLabel('Summary of the change').fill('Say where');
    await page.getByRole('button', { name: 'Remove the topic Gardening' }).click();
    await page.getByRole('button', { name: 'Save the changes' }).click();
    await page.locator('article', { hasText: 'bloom in Norway?' }).first().waitFor();
    const post = await database.prisma.post.findUniqueOrThrow({
      where: { slug: 'tulips' },
      select: { topics: true, revisions: { select: { summary: true } } },
    });
    expect(post.topics).toEqual([]);
    expect(post.revisions.map(({ summary }) => summary)).toContain('Say where');
  });

  it('is written together with whom the author invites', async () => {
    const author = await openAs(visitor, 'joan', '/posts/new');
    const grete = await openAs(visitor, 'grete', '/');
    const otto = await openAs(visitor, 'otto', '/');
    await title(author).fill('Mushrooms');
    await text(author).fill('Do not eat them.');
    await author.getByRole('button', { name: 'Save the draft' }).click();
    const section = author.getByRole('region', { name: 'Co-authors' });
    const field = section.getByRole('combobox', { name: 'Username' });
    await section.getByRole('button', { name: 'Invite' }).click();
    await section.getByText('Username cannot be empty.').waitFor();
    await field.fill('nobody-here');
    await section.getByRole('button', { name: 'Invite' }).click();
    await section.getByText('Nobody has the username “nobody-here”.').waitFor();
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.fill('gre');
    await section.getByRole('option', { name: '(@grete)' }).click();
    await field.press('Enter');
    await section.getByText('grete is invited.').waitFor();
    await field.fill('@otto');
    await field.press('Enter');
    await section.getByText('otto is invited.').waitFor();
    const list = section.getByRole('list', { name: 'Co-authors and invitations' });
    expect(await list.getByText('invited, has not answered').count()).toBe(2);
    expect(await findingsOnNarrow(author)).toEqual([]);
    await expectToFit(author);
    expect(await findingsOnWide(author)).toEqual([]);
    await list.getByRole('button', { name: 'Withdraw the invitation of otto' }).click();
    await list.getByText('otto').waitFor({ state: 'detached' });
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);

    expect((await otto.request.get(`${url}/posts/mushrooms`)).status()).toBe(404);
    await grete.goto('/notifications');
    expect(await grete.locator('.notification .byline .avatar').count()).toBe(1);
    await grete.getByRole('link', { name: 'Invitation to write Mushrooms' }).click();
    await grete.getByRole('region', { name: 'Invitation' }).waitFor();
    expect(await findingsOnNarrow(grete)).toEqual([]);
    await expectToFit(grete);
    await grete.getByRole('button', { name: 'Accept' }).click();
    await grete.getByRole('link', { name: 'Edit the post' }).click();
    expect(await text(grete).inputValue()).toBe('Do not eat them.');
    expect(await grete.getByRole('region', { name: 'Co-authors' }).count()).toBe(0);

    await author.reload();
    await hydrated(author);
    await list.getByText('writes with you').waitFor();
    await grete.getByText('Stop being a co-author').click();
    await grete.getByRole('button', { name: 'Leave the post' }).click();
    await grete.waitForURL((address) => address.pathname === '/');
    await author.reload();
    await hydrated(author);
    await field.waitFor();
    expect(await list.count()).toBe(0);
  });

  it('is saved on the server as it is typed, and another tab does not overwrite it', async () => {
    const page = await openAs(visitor, 'typist', '/');
    await holdTimers(page);
    await page.goto('/posts/new');
    await hydrated(page);
    await title(page).fill('Typed');
    await text(page).fill('The first words');
    await passTime(page, page.getByText('Saved for you at').waitFor());
    await page.waitForURL((address) => address.searchParams.has('draft'));
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await hydrated(page);
    expect(await text(page).inputValue()).toBe('The first words');
    await page.goto(`${url}/posts/typed`);
    await page.getByRole('link', { name: 'Edit the post' }).click();
    await text(page).fill('More words');
    await passTime(page, page.getByText('Saved for you at').waitFor());
    const drafts = await database.prisma.savedDraft.findMany({ where: { title: 'Typed' } });
    expect(drafts).toMatchObject([{ markdown: 'More words', version: 1 }]);
    // What the other tab saved.
    await database.prisma.savedDraft.updateMany({
      where: { title: 'Typed' },
      data: { markdown: 'Other words', version: 2 },
    });
    await text(page).fill('Even more words');
    const conflict = page.getByRole('heading', { name: 'The post was changed while you wrote' });
    await passTime(page, conflict.waitFor());
    expect(await text(page).inputValue()).toContain('Even more words\n=======\nOther words');
    await page.getByRole('button', { name: 'Continue with your text' }).click();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.waitForURL((address) => address.pathname === '/posts/typed');
    await page.locator('article', { hasText: 'Even more words' }).first().waitFor();
    expect(await database.prisma.savedDraft.count()).toBe(0);
    const { revisions } = await database.prisma.post.findUniqueOrThrow({
      where: { slug: 'typed' },
      select: { revisions: { select: { markdown: true } } },
    });
    expect(revisions.map(({ markdown }) => markdown).sort()).toEqual([
      'Even more words',
      'The first words',
    ]);
  });

  it('takes pictures that are pasted or chosen, and says why one is refused', async () => {
    const page = await openAs(visitor, 'pictures', '/posts/new');
    await title(page).fill('Pictures');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Add a picture' }).click();
    const files = await chooser;
    await files.setFiles({ name: 'sky.png', mimeType: 'image/png', buffer: await picture() });
    await expectValue(text(page), /^!\[sky\]\(upload:/);
    const shown = page.getByRole('region', { name: 'Preview' }).getByRole('img');
    await shown.waitFor();
    await page.waitForFunction(
      () => document.querySelector<HTMLImageElement>('.preview img')?.complete,
    );
    expect(await shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(40);

    await drop(page, { name: 'words.png', content: 'No picture at all.' });
    await page.getByText('words.png was refused:').waitFor();
    visitor.forgive();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByText('words.png').waitFor({ state: 'detached' });
  });

  it('shows both texts when another browser changed the same lines', async () => {
    const page = await openAs(visitor, 'twice', '/posts/new');
    await title(page).fill('Two windows');
    await text(page).fill('One line.');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('The draft is saved.').waitFor();
    const post = await database.prisma.post.findFirstOrThrow({ where: { title: 'Two windows' } });
    await seed.revision({ of: post, text: 'One line from elsewhere.' });
    await text(page).fill('One line from here.');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByRole('heading', { name: 'The post was changed while you wrote' }).waitFor();
    expect(await text(page).inputValue()).toContain('<<<<<<< yours\nOne line from here.');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('The text still has lines between').waitFor();
    await page.getByRole('button', { name: 'Continue with your text' }).click();
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('The draft is saved.').waitFor();
    expect(await text(page).inputValue()).toBe('One line from here.');
  });

  it('can be made a draft again, deleted and restored', async () => {
    const page = await openAs(visitor, 'eraser', '/');
    const author = await database.prisma.user.findUniqueOrThrow({ where: { username: 'eraser' } });
    await seed.post({ title: 'Wrong', author });
    await page.goto('/posts/wrong/edit');
    await page.getByText('Make it a draft again').click();
    await page.getByRole('button', { name: 'Make it a draft' }).click();
    await page.getByRole('button', { name: 'Publish' }).waitFor();
    await page.getByText('Delete this draft').click();
    await page.getByRole('button', { name: 'Delete the draft' }).click();
    await page.getByText('This post is deleted.').waitFor();
    await page.getByRole('button', { name: 'Restore the post' }).click();
    await page.getByText('This is a draft. Only its authors see it.').waitFor();
  });

  it('loses nothing when the session ends', async () => {
    const page = await openAs(visitor, 'late', '/posts/new');
    await title(page).fill('Late');
    await text(page).fill('A long thought');
    await database.prisma.authSession.deleteMany({});
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('You are not signed in any more.').waitFor();
    visitor.forgive();
    await page.getByRole('alert').getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('Username').fill('late');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((address) => address.pathname === '/posts/new');
    await text(page).waitFor();
    expect(await text(page).inputValue()).toBe('A long thought');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.waitForURL((address) => address.pathname === '/posts/late');
  });

  it('leaves the form to who writes when the page learns of the end of the session', async () => {
    let ask = () => {};
    const asked = new Promise<void>((resolve) => {
      ask = resolve;
    });
    const page = await openAs(visitor, 'late', '/');
    await page.route('**/graphql', async (route) => {
      // What the page asks about its viewer comes after the end.
      if (route.request().postData()?.includes('memberFactsQuery')) await asked;
      await route.continue();
    });
    await page.goto('/posts/new');
    await text(page).fill('Under my hands');
    await database.prisma.authSession.deleteMany({});
    await page.waitForResponse((response) => response.status() === 401);
    const facts = page.waitForResponse((response) =>
      Boolean(response.request().postData()?.includes('memberFactsQuery')),
    );
    ask();
    await facts;
    await page.waitForTimeout(500);
    visitor.forgive();
    expect(await text(page).inputValue()).toBe('Under my hands');
  });

  it('fits on the narrowest phone, and axe finds nothing', async () => {
    await seed.wikiPage({ title: 'Narrow paths' });
    const page = await openAs(visitor, 'narrow', '/posts/new', {
      viewport: NARROWEST,
      reducedMotion: 'reduce',
    });
    await page.getByLabel('Kind').selectOption('LINK');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('Title cannot be empty').waitFor();
    await page.getByRole('combobox', { name: 'Topics' }).fill('narrow');
    await page.getByRole('option', { name: 'Narrow paths' }).waitFor();
    await expectToFit(page);
    expect(await findingsOnNarrow(page)).toEqual([]);
    expect(await findingsOnWide(page)).toEqual([]);
    await page.goto('/drafts');
    await page.getByText('You have no drafts.').waitFor();
    expect(await findingsOnWide(page)).toEqual([]);
  });

  it('stands beside the picture that its author chose', async () => {
    const page = await openAs(visitor, 'portrait', '/settings');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a picture' }).click();
    const buffer = await picture({ width: 300, shade: 2 });
    await (await chooser).setFiles({ name: 'me.png', mimeType: 'image/png', buffer });
    await page.getByRole('button', { name: 'Remove the picture' }).waitFor();
    expect(await findingsOnWide(page)).toEqual([]);
    const author = await database.prisma.user.findUniqueOrThrow({
      where: { username: 'portrait' },
    });
    const post = await seed.post({ author });
    await seed.comment({ on: post, author });
    for (const path of [`/posts/${post.slug}`, '/users/portrait', '/users', '/']) {
      await page.goto(path);
      // The picture is lazy: those in view are loaded.
      await page.locator('img.avatar').first().scrollIntoViewIfNeeded();
      await page.waitForFunction(
        () => document.querySelector<HTMLImageElement>('img.avatar')?.naturalWidth === 160,
      );
    }
  });

  it('shows how a text looks as it is typed, beside it or below it', async () => {
    const page = await openAs(visitor, 'looker', '/posts/new', { reducedMotion: 'reduce' });
    await text(page).fill('Some **bold** words.');
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.locator('strong', { hasText: 'bold' }).waitFor();
    await text(page).press('End');
    await text(page).pressSequentially(' And *more*.');
    await preview.locator('em', { hasText: 'more' }).waitFor();
    expect(await text(page).evaluate((area) => area === document.activeElement)).toBe(true);
    expect(
      await preview.evaluate((region) => region.closest('[role="status"], [aria-live]')),
    ).toBeNull();
    const places = async () => [await text(page).boundingBox(), await preview.boundingBox()];
    expect(await findingsOnWide(page)).toEqual([]);
    await expectToFit(page);
    const [wideText, wideShown] = await places();
    expect(wideShown?.x).toBeGreaterThan((wideText?.x ?? 0) + (wideText?.width ?? 0));
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    // The page may still be laid out for the wide screen.
    const gap = async () => {
      const [narrowText, narrowShown] = await places();
      return (narrowShown?.y ?? 0) - (narrowText?.y ?? 0) - (narrowText?.height ?? 0);
    };
    await expect.poll(gap).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Live preview' }).click();
    await preview.waitFor({ state: 'detached' });
    await page.reload();
    await hydrated(page);
    await text(page).waitFor();
    expect(await preview.count()).toBe(0);
  });

  it('completes names and the titles of wiki pages', async () => {
    await seed.wikiPage({ title: 'Compost heaps' });
    await seed.user('zacharias', { displayName: 'Zacharias' });
    const page = await openAs(visitor, 'completer', '/posts/new');
    await text(page).click();
    await page.keyboard.type('Ask @zach');
    await page.getByRole('option', { name: 'Zacharias (@zacharias)' }).waitFor();
    expect(await findingsOnWide(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.type('about [[comp');
    await page.getByRole('option', { name: 'Compost heaps' }).click();
    await page.keyboard.type('.');
    expect(await text(page).inputValue()).toBe('Ask @zacharias about [[Compost heaps]].');
    await page.keyboard.press('Enter');
    await page.keyboard.type('[[comp');
    await page.getByRole('option', { name: 'Compost heaps' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: 'Compost heaps' }).waitFor({ state: 'hidden' });
  });

  it('asks others to sign in', async () => {
    const page = await visitor.open('/posts/new');
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(page.url()).toContain(`next=${encodeURIComponent('/posts/new')}`);
  });
});

async function expectValue(field: Locator, pattern: RegExp): Promise<void> {
  await expect.poll(() => field.inputValue(), { timeout: 20_000 }).toMatch(pattern);
}

/** Drops a file into the text. */
async function drop(page: Page, file: { name: string; content: string }): Promise<void> {
  const data = await page.evaluateHandle(({ name, content }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], name, { type: 'image/png' }));
    return transfer;
  }, file);
  await page.getByRole('textbox', { name: 'Text' }).dispatchEvent('drop', { dataTransfer: data });
}
