import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { openAs } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';

const { url, seed } = await openSeededServer();
const author = await seed.user('author');
const first = await seed.post({ author, title: 'First post' });
await seed.post({ author, title: 'Second post' });
await seed.comment({ on: first, author, text: 'A question?' });
await seed.comment({ on: first, author, text: 'Another one?' });

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.querySelector('h3, .prose')?.textContent ?? null);

describeInBrowser('keys of one character', () => {
  const visitor = useBrowser(url);

  it('go through a list, open what has the focus, and search', async () => {
    const page = await visitor.open('/posts');
    await page.keyboard.press('j');
    await expect.poll(() => focused(page)).toBe('Second post');
    await page.keyboard.press('j');
    await expect.poll(() => focused(page)).toBe('First post');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect.poll(() => focused(page)).toBe('Second post');
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.pathname === '/posts/second-post');
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement?.matches('input[type=search]'));
    await page.keyboard.type('jkr?/');
    expect(await page.getByRole('searchbox').inputValue()).toBe('jkr?/');
  });

  it('answer the comment that has the focus', async () => {
    const page = await openAs(visitor, 'reader', `/posts/${first.slug}`);
    await page.getByRole('button', { name: 'Reply to author' }).nth(1).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect.poll(() => focused(page)).toBe('A question?');
    await page.keyboard.press('r');
    const text = page.getByRole('textbox', { name: 'Reply' });
    await text.waitFor();
    expect(await text.inputValue()).toBe('');
  });

  it('are shown, and can be turned off and on', async () => {
    const page = await visitor.open('/posts', { reducedMotion: 'reduce' });
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard' });
    await help.waitFor();
    expect(await findingsOnWide(page)).toEqual([]);
    expect(await findingsOnNarrow(page)).toEqual([]);
    await help.getByLabel('Use keys of one character').uncheck();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await page.reload();
    await hydrated(page);
    await page.keyboard.press('?');
    await page.goto(`${url}/about#keyboard`);
    await page.getByRole('button', { name: 'Show the keys' }).click();
    await help.waitFor();
    expect(await help.getByLabel('Use keys of one character').isChecked()).toBe(false);
    await help.getByLabel('Use keys of one character').check();
    await help.getByRole('button', { name: 'Close' }).click();
    await page.goto(`${url}/posts`);
    await hydrated(page);
    await page.keyboard.press('j');
    await expect.poll(() => focused(page)).toBe('Second post');
  });
});
