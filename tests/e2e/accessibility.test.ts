import { expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { findings, findingsOnNarrow, findingsOnScreens, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { openAs } from './support/members.ts';
import { moderators } from './support/moderators.ts';
import { replaceTexts, sendUnrendered } from './support/replace-texts.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectNoFactCut, expectToFit, NARROWEST } from './support/width.ts';

const { url, database } = await openSeededServer();

const PAGES = [
  '/',
  '/posts',
  '/wiki?wiki.order=UPDATED',
  '/sequences',
  '/users',
  '/about',
  '/log',
  '/recent-edits',
  '/notifications',
  '/users/perpetua',
  '/users/perpetua?tab=all&comments.minScore=10',
  '/users/perpetua?comments.minScore=10',
  '/posts/arithmetic-of-sourdough',
  '/posts/first-frost',
  '/posts/how-many-stars-can-i-see',
  '/posts/a-script-that-prints-my-index/history',
  '/wiki/indexing',
  '/sequences/the-book-of-everything-else',
  '/search?q=book',
  '/search?q=xyzzyplugh',
  '/search',
  '/posts/nothing-is-here',
];

/** Everything that a text can hold. */
const EVERYTHING = [
  '# One\n\n### Three\n\n[a link](https://a.example) and `code`, ~~gone~~, $x^2$ and a note[^1].',
  '| a | $b$ |\n|---|:-:|\n| 1 | 2 |',
  '- [ ] to do, in so many words that they go on in a second line of a narrow screen\n- [x] done',
  '1. one\n   - two\n\n> quoted\n\n>! hidden [link](https://b.example)\n\n```js\nlet a = 1;\n```',
  '![a cat](https://pictures.example/cat.png)\n\n[^1]: Noted.',
].join('\n\n');

// One visit for all that is asked of every page: opening it costs most.
describeInBrowser('a page', () => {
  const visitor = useBrowser();

  it.each(PAGES)(
    'fits on the narrowest phone, and axe finds nothing, light and dark, narrow and wide: %s',
    async (path) => {
      const page = await visitor.open(path, {
        reducedMotion: 'reduce',
        viewport: NARROWEST,
        colorScheme: 'dark',
      });
      await page.waitForLoadState('networkidle');
      await expectToFit(page);
      await expectNoFactCut(page);
      expect(await findingsOnNarrow(page)).toEqual([]);
      expect(await findingsOnWide(page)).toEqual([]);
      visitor.forgive();
    },
  );
});

describeInBrowser('axe finds nothing', () => {
  const visitor = useBrowser();

  it('in a text that holds everything, folded and unfolded', async () => {
    const page = await visitor.prepare({ reducedMotion: 'reduce' });
    await replaceTexts(page, [renderMarkdown(EVERYTHING).html]);
    await page.goto('/posts/arithmetic-of-sourdough');
    await page.locator('summary', { hasText: 'Spoiler' }).first().waitFor();
    expect(await findingsOnScreens(page)).toEqual([]);

    await page.locator('summary', { hasText: 'Spoiler' }).first().click();
    expect(await findings(page)).toEqual([]);
  });

  it('after more was loaded, sorted and filtered', async () => {
    const page = await visitor.open('/users/perpetua', { reducedMotion: 'reduce' });
    const comments = page.getByRole('region', { name: 'Comments', exact: true });
    await comments.getByRole('button', { name: 'Load more comments' }).click();
    await comments.getByRole('article').nth(25).waitFor();
    await comments.getByText('Filter comments').click();
    await page.getByLabel('Sort comments').selectOption('TOP');
    await page.waitForURL(/comments\.order=TOP/);
    // Until what was asked for is there, the list is dimmed.
    await comments.locator('.list-items[aria-busy=false]').waitFor();
    expect(await findingsOnScreens(page)).toEqual([]);
  });

  it('in a thread that was unfolded, and around one of its comments', async () => {
    const page = await visitor.open('/posts/arithmetic-of-sourdough', { reducedMotion: 'reduce' });
    await page
      .getByRole('button', { name: /^Show (all )?\d+ repl/ })
      .first()
      .click();
    await page.waitForLoadState('networkidle');
    expect(await findings(page)).toEqual([]);

    await page.locator('.replies .replies .permalink').first().click();
    await page.locator('.focused').waitFor();
    expect(await findingsOnScreens(page)).toEqual([]);
  });

  it('in a difference', async () => {
    const page = await visitor.open('/wiki/indexing', { reducedMotion: 'reduce' });
    const history = page.getByRole('region', { name: 'History', exact: true });
    await history.getByRole('button', { name: 'Compare' }).click();
    await history.getByRole('button', { name: 'Show the change' }).first().click();
    await history.locator('.difference').nth(1).waitFor();
    expect(await findingsOnScreens(page)).toEqual([]);
  });

  it('on a page or a list that could not be loaded', async () => {
    const page = await visitor.prepare({ reducedMotion: 'reduce' });
    await sendUnrendered(page);
    await page.route('**/graphql', (route) => route.abort(), { times: 1 });
    await page.goto('/users/perpetua');
    await page.getByRole('alert').waitFor();
    expect(await findingsOnScreens(page)).toEqual([]);

    await page.getByRole('button', { name: 'Try again' }).click();
    const comments = page.getByRole('region', { name: 'Comments', exact: true });
    const more = comments.getByRole('button', { name: 'Load more comments' });
    await more.waitFor();
    await page.route('**/graphql', (route) => route.abort(), { times: 1 });
    await more.click();
    await comments.getByRole('alert').waitFor();
    expect(await findings(page)).toEqual([]);
    visitor.forgive();
  });

  it('on a page whose script has not come', async () => {
    const page = await visitor.prepare({ reducedMotion: 'reduce' });
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto('/users/perpetua');
    await page.getByRole('heading', { name: 'Perpetua Finch' }).waitFor();
    expect(await findingsOnScreens(page)).toEqual([]);
    visitor.forgive();
  });
});

describeInBrowser('axe finds nothing for members', () => {
  const visitor = useBrowser(url);
  const asModerator = moderators(visitor, database);

  it('in notifications, and in the menu and the forms of moderators', async () => {
    const reader = await openAs(visitor, 'reader', '/notifications', { locale: 'en-GB' });
    expect(await findingsOnScreens(reader)).toEqual([]);

    const page = await asModerator('warden', '/users/reader', 'ADMIN');
    await page.getByRole('button', { name: 'Notes and bans' }).click();
    await page.getByRole('button', { name: 'Moderate' }).click();
    for (const name of ['Ban', 'Add a note', 'Change the role', 'Warn']) {
      await page.getByRole('button', { name, exact: true }).first().click();
      await page.getByRole('form').waitFor();
      expect(await findingsOnScreens(page)).toEqual([]);
      await expectToFit(page);
    }
    await page.getByRole('textbox', { name: 'Warning' }).fill('Please be kind.');
    await page.getByRole('button', { name: 'Send the warning' }).click();
    await page.getByRole('region', { name: 'Notes and warnings' }).getByRole('article').waitFor();

    await reader.reload();
    await hydrated(reader);
    await reader.getByText('Please be kind.').waitFor();
    expect(await findingsOnScreens(reader)).toEqual([]);
    await expectToFit(reader);
  });
});
