import { expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';

describeInBrowser('the menu', () => {
  const visitor = useBrowser();

  it('leads to every part of the site without a script, and marks the one around the page', async () => {
    const page = await visitor.prepare({ javaScriptEnabled: false });
    await page.goto('/');
    const menu = page.getByRole('navigation', { name: 'Site', exact: true });
    for (const name of ['Posts', 'Wiki', 'Sequences', 'People', 'About']) {
      await menu.getByRole('link', { name }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
      expect(await menu.locator('[aria-current]').allInnerTexts()).toEqual([name]);
    }
    await page.goto('/posts/house-rules');
    expect(await menu.locator('[aria-current]').allInnerTexts()).toEqual(['Posts']);
    await page.getByRole('link', { name: 'Moderation log' }).click();
    await page.getByRole('heading', { name: 'Moderation log', level: 1 }).waitFor();
  });
});

describeInBrowser('the list of posts', () => {
  const visitor = useBrowser();

  it('shows questions, and those without an accepted answer, behind tabs', async () => {
    const page = await visitor.open('/posts');
    await page.getByRole('link', { name: 'Questions', exact: true }).click();
    const questions = page.getByRole('region', { name: 'Questions', exact: true });
    await questions.getByText(/^The (end|only)/).waitFor();
    const cards = await questions.getByRole('article').count();
    expect(await questions.locator('article .byline .avatar').count()).toBe(cards);
    expect(cards).toBeGreaterThan(0);
    expect(await questions.getByText('question', { exact: true }).count()).toBe(cards);

    await page.getByRole('link', { name: 'Unanswered', exact: true }).click();
    // All questions of the demo community have an accepted answer.
    await page
      .getByRole('region', { name: 'Unanswered questions' })
      .getByText('No posts.')
      .waitFor();
  });

  it('continues on the next page without a script', async () => {
    const page = await visitor.prepare({ javaScriptEnabled: false });
    await page.goto('/posts?posts.order=TOP');
    const titles = page
      .getByRole('region', { name: 'Top posts' })
      .getByRole('heading', { level: 3 });
    const first = await titles.allInnerTexts();
    await page.getByRole('button', { name: 'Load more posts' }).click();
    const second = await titles.allInnerTexts();

    expect(second.length).toBeGreaterThan(0);
    expect(second.filter((title) => first.includes(title))).toEqual([]);
  });
});

describeInBrowser('the wiki', () => {
  const visitor = useBrowser();

  it.each([false, true])('shows the pages of a letter (script: %s)', async (javaScriptEnabled) => {
    const page = await visitor.prepare({ javaScriptEnabled });
    await page.goto('/wiki');
    const letters = page.getByRole('navigation', { name: 'First letters' });
    await letters.getByRole('link', { name: 'I', exact: true }).click();
    const pages = page.getByRole('region', { name: 'Pages beginning with “I”' });
    await pages.getByRole('link', { name: 'Indexes and indexing' }).waitFor();
    const titles = await pages.getByRole('heading', { level: 3 }).allInnerTexts();
    expect(titles.filter((title) => !title.startsWith('I'))).toEqual([]);
    expect(await letters.locator('[aria-current]').allInnerTexts()).toEqual(['I']);
    await page.getByRole('link', { name: 'A–Z', exact: true }).click();
    await page.getByRole('region', { name: 'All pages' }).waitFor();
  });
});

describeInBrowser('a profile', () => {
  const visitor = useBrowser();

  it('shows one kind alone behind a tab, without a script', async () => {
    const page = await visitor.prepare({ javaScriptEnabled: false });
    await page.goto('/users/perpetua');
    const tabs = page.getByRole('navigation', { name: 'Parts of the profile' });
    await tabs.getByRole('link', { name: 'Comments' }).click();
    await page.waitForURL('**/users/perpetua?tab=comments');

    const regions = page.getByRole('region');
    await regions.first().waitFor();
    expect(await regions.count()).toBe(1);
    expect(await page.getByRole('region', { name: 'Comments' }).count()).toBe(1);
  });
});

describeInBrowser('a post in a sequence', () => {
  const visitor = useBrowser();

  it('leads to the next post, and back, without a script', async () => {
    const page = await visitor.prepare({ javaScriptEnabled: false });
    await page.goto('/posts/house-rules');
    await page.getByRole('link', { name: /^Next: / }).click();
    await page.getByRole('link', { name: 'Previous: House rules' }).click();
    await page.getByRole('heading', { name: 'House rules', level: 1 }).waitFor();
  });
});

describeInBrowser('a thread and a text', () => {
  const visitor = useBrowser();

  it('fold replies by the line at their side, also without a script', async () => {
    const page = await visitor.prepare({ javaScriptEnabled: false });
    await page.goto('/posts/the-lost-page');
    const replies = page.locator('.replies').first();
    await replies.getByText('Was it lost?').waitFor();
    await replies.scrollIntoViewIfNeeded();
    const box = await replies.boundingBox();
    await page.mouse.click(box?.x ?? 0, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await replies.getByText('Was it lost?').waitFor({ state: 'hidden' });
    await replies.getByText('Replies').first().click();
    await replies.getByText('Was it lost?').waitFor();
  });

  it('link a heading to itself, without a word for screen readers', async () => {
    const page = await visitor.prepare({ javaScriptEnabled: false });
    await page.goto('/posts/an-index-is-an-opinion');
    const heading = page.getByRole('heading', {
      name: 'What this has to do with you',
      exact: true,
    });
    await heading.hover();
    await heading.locator('.heading-link').click();
    expect(new URL(page.url()).hash).toBe(`#${await heading.getAttribute('id')}`);
  });
});
