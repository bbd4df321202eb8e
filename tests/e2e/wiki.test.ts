import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { expectToFit } from './support/width.ts';

describeInBrowser('the wiki', () => {
  const visitor = useBrowser();

  it('shows on a profile what an edit changed, on a click', async () => {
    const page = await visitor.open('/users/perpetua');
    const list = page.getByRole('region', { name: 'Wiki contributions', exact: true });
    const edit = list.getByRole('article').first();

    await edit.getByRole('button', { name: 'Show the change' }).click();
    await edit.locator('.difference ins').first().waitFor();
    await edit.getByRole('button', { name: 'Hide the change' }).click();
    expect(await edit.locator('.difference').count()).toBe(0);
  });

  it('shows posts of subtopics on request', async () => {
    const page = await visitor.open('/wiki/night-sky');
    const sub = page.getByRole('list', { name: 'Subtopics' }).getByRole('link');
    expect(await sub.allInnerTexts()).toEqual(['Meteor showers', 'Weather diaries']);
    const posts = page.getByRole('region', { name: 'Posts', exact: true });
    const before = await posts.getByRole('article').count();
    await posts.getByText('Filter').first().click();
    await posts.getByLabel('With posts of subtopics').check();
    await posts.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL((address) => address.searchParams.has('posts.includeChildTopics'));
    await expect.poll(() => posts.getByRole('article').count()).toBeGreaterThan(before);
  });

  it('compares any two versions of a page, and the address says which', async () => {
    const page = await visitor.open('/wiki/indexing');
    const history = page.getByRole('region', { name: 'History', exact: true });
    await history.locator('[name=from]').selectOption({ label: 'version 2' });
    await history.locator('[name=to]').selectOption({ label: 'version 7' });
    await history.getByRole('button', { name: 'Compare' }).click();
    await history.getByText('Version 7 against 2').waitFor();

    const again = await visitor.open(new URL(page.url()).pathname + new URL(page.url()).search);
    await again.getByText('Version 7 against 2').waitFor();
  });

  it('goes from one change of a difference to the next, and says which it is', async () => {
    const page = await visitor.open('/wiki/indexing', { reducedMotion: 'reduce' });
    const history = page.getByRole('region', { name: 'History', exact: true });
    await history.locator('[name=from]').selectOption({ label: 'version 2' });
    await history.getByRole('button', { name: 'Compare' }).click();
    const difference = history.locator('.difference');
    const state = difference.getByRole('status');
    await state.getByText(/^\d+ changes$/).waitFor();
    const count = Number.parseInt((await state.textContent()) ?? '', 10);
    expect(count).toBeGreaterThan(1);

    await difference.getByRole('button', { name: 'Next change' }).click();
    await state.getByText(`Change 1 of ${count}`, { exact: true }).waitFor();
    const first = await focusedText(page);
    expect(await isInView(page)).toBe(true);
    await page.keyboard.press('n');
    await state.getByText(`Change 2 of ${count}`, { exact: true }).waitFor();
    expect(await focusedText(page)).not.toBe(first);
    expect(await isInView(page)).toBe(true);
    expect(await findingsOnWide(page)).toEqual([]);
    await page.keyboard.press('p');
    await state.getByText(`Change 1 of ${count}`, { exact: true }).waitFor();
    expect(await focusedText(page)).toBe(first);
    await difference.getByRole('button', { name: 'Previous change' }).click();
    await state.getByText(`Change ${count} of ${count}`, { exact: true }).waitFor();
    await difference.getByRole('button', { name: 'Next change' }).click();
    await state.getByText(`Change 1 of ${count}`, { exact: true }).waitFor();
    expect(await focusedText(page)).toBe(first);
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
  });

  it('names the people who wrote a page', async () => {
    const page = await visitor.open('/wiki/indexing');
    const people = page.getByRole('region', { name: 'Contributors', exact: true });

    await people
      .getByText(/% of the page/)
      .first()
      .waitFor();
  });
});

const focusedText = (page: Page) =>
  page.evaluate(() => document.querySelector('ins:focus, del:focus')?.textContent ?? null);

/** Whether what has the focus begins in the window, and not below the buttons above the text. */
const isInView = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    const top = focused?.getBoundingClientRect().top ?? -1;
    const buttons = focused?.closest('.difference')?.querySelector('.change-steps');
    return top >= (buttons?.getBoundingClientRect().bottom ?? 0) && top < innerHeight;
  });
