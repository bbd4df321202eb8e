import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { openAs } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit } from './support/width.ts';

const { url, seed, database } = await openSeededServer({ HOLD_NEWCOMERS: 'on' });

describeInBrowser('writing in the wiki', () => {
  const visitor = useBrowser(url);
  const text = (page: Page) => page.getByRole('textbox', { name: 'Text' });

  /** A page in a browser of its own, as somebody whose edits are shown at once. */
  async function openAsKnown(username: string, path: string): Promise<Page> {
    // An option that is no look makes the page one's own.
    const page = await openAs(visitor, username, '/', { locale: 'en-GB' });
    const data = { wikiContributionCount: 1 };
    await database.prisma.user.update({ where: { username }, data });
    await page.goto(path);
    await hydrated(page);
    return page;
  }

  /** A page as it is after somebody wrote it here. */
  async function addRendered(title: string, markdown: string) {
    const wikiPage = await seed.wikiPage({ title, text: markdown });
    const { html } = renderMarkdown(markdown, { docId: wikiPage.id });
    const where = { wikiPageId: wikiPage.id };
    await database.prisma.revision.updateMany({ where, data: { html } });
    return wikiPage;
  }

  async function savedText(id: string): Promise<string | undefined> {
    const select = { currentRevision: { select: { markdown: true } } };
    const wikiPage = await database.prisma.wikiPage.findUniqueOrThrow({ where: { id }, select });
    return wikiPage.currentRevision?.markdown;
  }

  it.each([
    [0, 'Nobody has written this page yet.'],
    [2, 'This page has no text now. Its history has earlier versions.'],
  ])('says of a page without text and with %i versions: %s', async (contributionCount, words) => {
    const { id, slug } = await addRendered(`Empty ${contributionCount}`, '');
    await database.prisma.wikiPage.update({ where: { id }, data: { contributionCount } });
    const page = await visitor.open(`/wiki/${slug}`);
    expect(await page.locator('article > .nothing').first().textContent()).toBe(words);
  });

  it('makes a page, edits it, and brings an earlier version back', async () => {
    const page = await openAsKnown('ada', '/wiki');
    await page.getByRole('link', { name: 'Write a page' }).click();
    await page.getByRole('button', { name: 'Create the page' }).click();
    await page.getByText('Title cannot be empty').waitFor();
    await page.getByLabel('Title').fill('Tulip');
    await text(page).fill('A tulip is a *flower*.');
    await page.getByLabel('Summary of the change').fill('Begin');
    await page.reload();
    await hydrated(page);
    expect(await text(page).inputValue()).toBe('A tulip is a *flower*.');
    await page.getByRole('button', { name: 'Create the page' }).click();
    await page.waitForURL((address) => address.pathname === '/wiki/tulip');

    await page.getByRole('link', { name: 'Edit the page' }).click();
    await text(page).fill('Nonsense.');
    await page.getByLabel('This is a minor edit').check();
    await page.getByRole('button', { name: 'Save the page' }).click();
    await page.locator('article', { hasText: 'Nonsense.' }).first().waitFor();
    await page.locator('#history').getByText('minor', { exact: true }).waitFor();

    // By the keyboard: the times before it change their width when the page takes the reader's clock.
    await page.getByRole('link', { name: 'Restore version 1' }).press('Enter');
    await page.getByRole('region', { name: 'Version 1' }).locator('em').waitFor();
    await page.getByLabel('Summary of the change').fill('Undo nonsense');
    await page.getByRole('button', { name: 'Restore version 1' }).click();
    await page.locator('article em', { hasText: 'flower' }).first().waitFor();
    await page.locator('#history').getByText('Undo nonsense').waitFor();
  });

  it('renames a page, whose former address leads to it', async () => {
    const { slug } = await seed.wikiPage({ title: 'Clove', text: 'A spice.' });
    await seed.wikiPage({ title: 'Nutmeg', text: 'Another spice.' });
    const page = await openAsKnown('linnaeus', `/wiki/${slug}/edit`);
    await page.getByText('Rename the page').click();
    const title = page.getByRole('textbox', { name: 'New title' });
    expect(await title.inputValue()).toBe('Clove');
    await title.fill('nutmeg');
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await page.locator('.rename .problem').waitFor();
    expect(await findingsOnWide(page)).toEqual([]);
    await title.fill('Syzygium');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Its botanical name');
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await page.waitForURL((address) => address.pathname === '/wiki/syzygium');
    await page.locator('#history').getByText('Its botanical name').waitFor();
    await page.goto(`/wiki/${slug}`);
    expect(new URL(page.url()).pathname).toBe('/wiki/syzygium');
    visitor.forgive();
  });

  it('makes a topic part of others, which their pages show also without script', async () => {
    const bread = await seed.wikiPage({ title: 'Bread', text: 'Of flour and water.' });
    await seed.wikiPage({ title: 'Fermented food', text: 'It lives.' });
    const { slug } = await seed.wikiPage({ title: 'Leaven', text: 'It makes bread rise.' });
    const page = await openAsKnown('hildegard', `/wiki/${slug}/edit`);
    const open = () => page.getByText('Set the parent topics').click();
    const choose = async (title: string) => {
      await page.getByRole('combobox', { name: 'Part of' }).fill(title.slice(0, 4));
      await page.getByRole('option', { name: title }).click();
      await page.getByRole('list', { name: 'Chosen topics' }).getByText(title).waitFor();
    };
    await open();
    await choose('Fermented food');
    await choose('Bread');
    await expectToFit(page);
    expect(await findingsOnWide(page)).toEqual([]);
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await page.waitForURL((address) => address.pathname === `/wiki/${slug}`);
    const parents = page.getByRole('list', { name: 'Part of' });
    expect(await parents.getByRole('link').allInnerTexts()).toEqual(['Bread', 'Fermented food']);
    await page
      .locator('#history')
      .getByText('Added the parent topics “Fermented food”, “Bread”.')
      .waitFor();
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);

    await parents.getByRole('link', { name: 'Bread' }).click();
    await page.getByRole('heading', { name: 'Bread', level: 1 }).waitFor();
    await page.getByRole('list', { name: 'Subtopics' }).getByText('Leaven').waitFor();

    await page.goto(`/wiki/${bread.slug}/edit`);
    await hydrated(page);
    await open();
    await choose('Leaven');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await page.getByText('“Leaven” cannot be a parent. It is part of this topic.').waitFor();

    const plain = await visitor.prepare({ javaScriptEnabled: false });
    await plain.goto(`/wiki/${slug}`);
    await plain.getByRole('list', { name: 'Part of' }).getByRole('link', { name: 'Bread' }).click();
    await plain.getByRole('list', { name: 'Subtopics' }).getByText('Leaven').waitFor();
    visitor.forgive();
  });

  it('shows both texts when two browsers changed the same line', async () => {
    const wikiPage = await seed.wikiPage({ title: 'Rose', text: 'A rose.\n\nIt smells.' });
    const path = `/wiki/${wikiPage.slug}/edit`;
    const one = await openAsKnown('grace', path);
    const two = await openAsKnown('mary', path);
    await text(one).fill('A red rose.\n\nIt smells.');
    await text(two).fill('A white rose.\n\nIt smells.');
    await one.getByRole('button', { name: 'Save the page' }).click();
    await one.waitForURL((address) => address.pathname === `/wiki/${wikiPage.slug}`);

    await two.getByRole('button', { name: 'Save the page' }).click();
    const heading = two.getByRole('heading', { name: 'The page was changed while you wrote' });
    await heading.waitFor();
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
    const yours = two.getByRole('region', { name: 'Your text' });
    expect(await yours.locator('pre').textContent()).toBe('A white rose.\n\nIt smells.');
    const theirs = two.getByRole('region', { name: 'The current text' });
    expect(await theirs.locator('pre').textContent()).toBe('A red rose.\n\nIt smells.');
    const merged = await text(two).inputValue();
    expect(merged).toContain('<<<<<<< yours\nA white rose.');
    expect(merged.match(/It smells\./g)).toHaveLength(1);
    const preview = two.getByRole('region', { name: 'Preview' });
    await preview.locator('blockquote').nth(1).waitFor();
    expect(await preview.locator('blockquote').allInnerTexts()).toEqual([
      'Your text\n\nA white rose.',
      'The current text\n\nA red rose.',
    ]);
    expect(await preview.getByRole('heading').count()).toBe(0);
    await expectToFit(two);
    expect(await findingsOnNarrow(two)).toEqual([]);
    await expectToFit(two);
    expect(await findingsOnWide(two)).toEqual([]);

    await two.reload();
    await hydrated(two);
    await heading.waitFor();
    expect(await yours.locator('pre').textContent()).toContain('A white rose.');
    await text(two).fill('A red and white rose.\n\nIt smells.');
    await two.getByRole('button', { name: 'Save the page' }).click();
    await two.waitForURL((address) => address.pathname === `/wiki/${wikiPage.slug}`);
    await two.locator('article', { hasText: 'A red and white rose.' }).first().waitFor();
  });

  it('edits a section alone, and leaves the rest of the page as it is', async () => {
    const before = 'Lead.  \n\n> # Quoted\n\n## Soil\n\nDry.\n\n### Sand\n\nYellow.';
    const after = '\n\n\n## Water\n\n```\n## code\n```\n\nMuch.\n';
    const wikiPage = await addRendered('Cactus', before + after);
    const page = await openAsKnown('agnes', `/wiki/${wikiPage.slug}`);
    await page.getByRole('link', { name: 'Edit the section “Soil”' }).waitFor();
    expect(
      await page.locator('article').getByRole('link', { name: 'Edit the section' }).count(),
    ).toBe(3);
    expect(await page.getByRole('heading', { name: 'Soil', exact: true }).count()).toBe(1);

    await page.getByRole('link', { name: 'Edit the section “Soil”' }).click();
    await page.getByRole('heading', { name: 'Edit a section' }).waitFor();
    expect(await text(page).inputValue()).toBe('## Soil\n\nDry.\n\n### Sand\n\nYellow.');
    await text(page).fill('## Soil\n\n```\nWet.');
    await page.getByRole('button', { name: 'Save the page' }).click();
    await page.getByText('The next section would become a part of this one.').waitFor();
    await page.reload();
    await hydrated(page);
    expect(await text(page).inputValue()).toBe('## Soil\n\n```\nWet.');
    await text(page).fill('## Soil\n\nWet.');
    await page.getByRole('button', { name: 'Save the page' }).click();
    await page.waitForURL(
      ({ pathname, hash }) => pathname === `/wiki/${wikiPage.slug}` && hash.endsWith('soil'),
    );
    await page.getByText('Wet.', { exact: true }).waitFor();
    expect(await savedText(wikiPage.id)).toBe(`Lead.  \n\n> # Quoted\n\n## Soil\n\nWet.${after}`);
  });

  it('merges a section with edits of others, and shows both pages when they touch', async () => {
    const wikiPage = await addRendered('Fern', '# One\n\na\n\n# Two\n\nb');
    const one = await openAsKnown('olga', `/wiki/${wikiPage.slug}`);
    await one.getByRole('link', { name: 'Edit the section “Two”' }).click();
    const two = await openAsKnown('paul', new URL(one.url()).pathname + new URL(one.url()).search);
    const three = await openAsKnown('rosa', `/wiki/${wikiPage.slug}/edit`);
    const save = async (page: Page) => {
      await page.getByRole('button', { name: 'Save the page' }).click();
    };
    const saved = (page: Page) =>
      page.waitForURL(({ pathname }) => pathname === `/wiki/${wikiPage.slug}`);
    await text(three).fill('# One\n\nA\n\n# Two\n\nb');
    await save(three);
    await saved(three);
    await text(one).fill('# Two\n\nB');
    await save(one);
    await saved(one);
    expect(await savedText(wikiPage.id)).toBe('# One\n\nA\n\n# Two\n\nB');

    await text(two).fill('# Two\n\nc');
    await save(two);
    await two.getByRole('heading', { name: 'The page was changed while you wrote' }).waitFor();
    const yours = two.getByRole('region', { name: 'Your text' });
    expect(await yours.locator('pre').textContent()).toBe('# One\n\na\n\n# Two\n\nc');
    expect(await text(two).inputValue()).toMatch(/^# One\n\nA\n\n# Two\n\n<<<<<<< yours\nc\n/);
    await text(two).fill('# One\n\nA\n\n# Two\n\nBc');
    await save(two);
    await saved(two);
    expect(await savedText(wikiPage.id)).toBe('# One\n\nA\n\n# Two\n\nBc');
  });

  it('opens the whole page where there is no such section', async () => {
    const wikiPage = await addRendered('Moss', '# Here\n\na');
    const page = await openAsKnown('vera', `/wiki/${wikiPage.slug}/edit?section=h-gone`);
    await page.getByText('This section cannot be edited alone').waitFor();
    expect(await text(page).inputValue()).toBe('# Here\n\na');
  });

  it('axe finds nothing beside headings and in the form of a section', async () => {
    const long = 'A heading with so many words that it takes several lines of a phone';
    const markdown = `# One\n\na\n\n## ${long}\n\nb\n\n### Three\n\nc`;
    const wikiPage = await addRendered('Lichen', markdown);
    const page = await openAsKnown('axesections', `/wiki/${wikiPage.slug}`);
    const link = page.getByRole('link', { name: `Edit the section “${long}”` });
    await link.waitFor();
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    expect(await findingsOnWide(page)).toEqual([]);
    await link.press('Enter');
    await text(page).waitFor();
    await page.locator('.preview h2, .preview h3').first().waitFor();
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    expect(await findingsOnWide(page)).toEqual([]);
  });

  it('tells newcomers that their edit is held', async () => {
    const wikiPage = await seed.wikiPage({ title: 'Daisy', text: 'Old.' });
    const page = await openAs(visitor, 'newcomer', `/wiki/${wikiPage.slug}/edit`);
    await text(page).fill('New.');
    await page.getByRole('button', { name: 'Save the page' }).click();
    await page.getByText('waits for a moderator').waitFor();
    await page.getByRole('link', { name: 'Back to the page' }).click();
    await page.locator('article', { hasText: 'Old.' }).first().waitFor();
  });

  it('shows newcomers what waits, and lets them withdraw an edit', async () => {
    const wikiPage = await seed.wikiPage({ title: 'Cowslip', text: 'Old.' });
    const page = await openAs(visitor, 'withdrawing', `/wiki/${wikiPage.slug}/edit`);
    await text(page).fill('A better text.');
    await page.getByRole('button', { name: 'Save the page' }).click();
    await page.getByRole('main').getByRole('link', { name: 'drafts' }).click();
    const waiting = page.getByRole('region', { name: 'Held for review' });
    await waiting.getByText('an edit of Cowslip').waitFor();
    await waiting.getByText('The text as you wrote it').click();
    await waiting.getByText('A better text.').waitFor();
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    await waiting.getByText('Withdraw this edit').click();
    await waiting.getByRole('button', { name: 'Withdraw it' }).click();
    await waiting.waitFor({ state: 'detached' });
    expect(await database.prisma.heldWikiEdit.count({ where: { wikiPageId: wikiPage.id } })).toBe(
      0,
    );
    await page.getByText('You have no drafts.').waitFor();
  });

  it('says why a page cannot be edited', async () => {
    const more = { protectedAt: new Date() };
    const wikiPage = await seed.wikiPage({ title: 'Rules', more });
    const page = await openAs(visitor, 'rookie', `/wiki/${wikiPage.slug}`);
    await page.getByText('Only trusted members may edit this page.').waitFor();
    await page.goto(`/wiki/${wikiPage.slug}/edit`);
    await page.getByText('Only trusted members may edit this page.').waitFor();
    expect(await text(page).count()).toBe(0);
  });

  it.each(['/wiki/new', '/drafts'])('axe finds nothing: %s', async (path) => {
    const page = await openAs(visitor, `axe${path.length}`, path, { reducedMotion: 'reduce' });
    await page.getByRole('main').getByRole('paragraph').first().waitFor();
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    expect(await findingsOnWide(page)).toEqual([]);
  });
});
