import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, serverUrl, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';

/** A page of each kind, and words that only its content has. */
const PAGES: readonly (readonly [path: string, words: string])[] = [
  ['/', 'Perpetua Finch'],
  ['/posts?posts.order=TOP', 'Top posts'],
  ['/wiki', 'Sourdough'],
  ['/sequences', 'Start here'],
  ['/users', 'Perpetua Finch'],
  ['/about', 'Moderation log'],
  ['/log', 'Actions'],
  ['/recent-edits', 'Edits'],
  ['/users/perpetua', 'Retired maker of indexes'],
  ['/users/perpetua?tab=all', 'Everything'],
  ['/users/perpetua?comments.order=TOP&comments.since=2025-01-01', 'Comments'],
  ['/posts/an-index-is-an-opinion', 'somebody has gone home early'],
  ['/posts/arithmetic-of-sourdough', 'How long until it is ready?'],
  ['/posts/how-accurate-must-a-sundial-be', 'Answers'],
  ['/posts/a-script-that-prints-my-index/history', 'It is twenty-five lines.'],
  ['/wiki/sourdough', 'History'],
  ['/sequences/start-here', 'House rules'],
  ['/search?q=sundial', 'how-accurate-must-a-sundial-be'],
];

it.each(PAGES)('the HTML of %s has its content', async (path, words) => {
  const response = await fetch(`${serverUrl}${path}`, { headers: { accept: 'text/html' } });
  const html = await response.text();

  expect(html).toContain(words);
  // All else would be refused by the policy of the page.
  expect(html).not.toMatch(
    /<script(?! (?:type="module" )?src=| type="application\/(?:ld\+)?json")| style=/,
  );
});

describeInBrowser('a page that the server rendered', () => {
  const visitor = useBrowser();

  it.each(PAGES)('is taken over as it is, without another request: %s', async (path) => {
    const page = await visitor.prepare();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(path);
    await hydrated(page);
    await page.waitForLoadState('networkidle');

    expect(asked).not.toContain('/graphql');
  });

  it('says times in the zone of the reader once it is taken over', async () => {
    const page = await visitor.open('/posts/house-rules', { timezoneId: 'Asia/Tokyo' });
    await page.getByTitle('2 March 2024 at 19:00').first().waitFor();
  });

  it('shows another page after a click, and the first one after going back', async () => {
    const page = await visitor.open('/posts/house-rules');
    await page.getByRole('link', { name: 'Aldous Pemberwick' }).first().click();
    await page.getByRole('heading', { name: 'Aldous Pemberwick', level: 1 }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'House rules', level: 1 }).waitFor();
  });
});

describeInBrowser('without a script', () => {
  const visitor = useBrowser();

  async function open(path: string): Promise<Page> {
    const page = await visitor.prepare({ javaScriptEnabled: false });
    await page.goto(path);
    return page;
  }

  const comments = (page: Page) =>
    page.getByRole('region', { name: 'Comments', exact: true }).getByRole('article');

  it('a profile shows its comments, and the rest of them page by page', async () => {
    const page = await open('/users/perpetua');
    const first = await comments(page).allInnerTexts();
    await page.getByRole('button', { name: 'Load more comments' }).click();
    const second = await comments(page).allInnerTexts();

    expect(first).toHaveLength(20);
    expect(second).toHaveLength(20);
    expect(second.filter((text) => first.includes(text))).toEqual([]);
    await page.getByRole('link', { name: 'From the beginning' }).click();
    expect(await comments(page).allInnerTexts()).toEqual(first);
  });

  it('a list is sorted and filtered by forms, beside another one that is too', async () => {
    const page = await open('/users/perpetua?posts.order=OLDEST');
    await page.getByLabel('Sort comments').selectOption('Highest score');
    await page
      .getByRole('region', { name: 'Comments', exact: true })
      .getByRole('button', { name: 'Sort' })
      .click();
    await page.getByText('Filter comments').click();
    await page
      .getByRole('region', { name: 'Comments', exact: true })
      .getByLabel('Score at least')
      .fill('15');
    await page
      .getByRole('region', { name: 'Comments', exact: true })
      .getByRole('button', { name: 'Apply' })
      .click();

    const parameters = new URL(page.url()).searchParams;
    expect(parameters.get('posts.order')).toBe('OLDEST');
    expect(parameters.get('comments.order')).toBe('TOP');
    expect(parameters.get('comments.minScore')).toBe('15');
    const scores = (await comments(page).locator('.score').allInnerTexts()).map(Number.parseFloat);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores.every((score) => score >= 15)).toBe(true);
  });

  it('replies that are folded open on the page of their comment', async () => {
    const page = await open('/posts/an-index-is-an-opinion');
    await page.getByRole('button', { name: 'Show 1 reply' }).first().click();

    expect(page.url()).toMatch(/\/posts\/an-index-is-an-opinion\/comments\//);
    await page.getByText('The whole discussion').waitFor();
  });

  it('two versions of a wiki page are compared', async () => {
    const page = await open('/wiki/sourdough');
    await page.getByRole('button', { name: 'Show the change' }).first().click();
    await page.getByText(/^Version \d+ against \d+$/).waitFor();
    await page.locator('.compare').getByLabel('From').selectOption({ index: 2 });
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText(/^Version \d+ against \d+$/).waitFor();
  });

  it('a search finds', async () => {
    const page = await open('/');
    await page.getByRole('searchbox').fill('sundial');
    await page.getByRole('searchbox').press('Enter');
    await page.getByRole('link', { name: 'How accurate must a sundial be?' }).first().waitFor();
  });
});
