import { expect, it } from 'vitest';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, serverUrl, useBrowser } from './support/browser.ts';
import { expectToFit, NARROWEST } from './support/width.ts';

const PATH = '/posts/a-script-that-prints-my-index';

describeInBrowser('the history of a post', () => {
  const visitor = useBrowser();

  it('is a click away, and shows what a version changed, also on a narrow screen', async () => {
    const page = await visitor.open(PATH, { viewport: NARROWEST });
    await page.getByRole('link', { name: 'edited' }).click();
    await page.waitForURL(`**${PATH}/history`);
    await page.getByRole('button', { name: 'Show the change' }).first().click();
    const difference = page.locator('.difference');
    await difference.locator('ins').first().waitFor();

    expect(await difference.textContent()).toContain('Version 4 against 3');
    await page.getByRole('button', { name: 'Show the text as it was' }).click();
    await page.getByText('Version 4 as it was').waitFor();
    expect(await difference.locator('ins, del').count()).toBe(0);
    expect(await findingsOnNarrow(page)).toEqual([]);
    expect(await findingsOnWide(page)).toEqual([]);
    await page.setViewportSize(NARROWEST);
    // The text has lines of code that are longer than the screen.
    await expectToFit(page);
    const { right } = await difference.evaluate((frame) => frame.getBoundingClientRect());
    const pre = await difference
      .locator('pre')
      .first()
      .evaluate((code) => code.getBoundingClientRect());
    expect(pre.right).toBeLessThanOrEqual(right);
  });

  it('compares any two versions, at an address of their own', async () => {
    const page = await visitor.open(`${PATH}/history`);
    await page.getByLabel('From').selectOption('version 1');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('Version 4 against 1').waitFor();
    const copy = await visitor.open(new URL(page.url()).pathname + new URL(page.url()).search);
    await copy.getByText('Version 4 against 1').waitFor();
  });
});

it('a version of a post is read as it was, without a script', async () => {
  const read = async (address: string) =>
    (await fetch(serverUrl + address, { headers: { accept: 'text/html' } })).text();
  const history = await read(`${PATH}/history`);
  const [, change = ''] = /href="([^"]*\/history\?to=[^"]*)"/.exec(history) ?? [];
  const marked = await read(change.replaceAll('&amp;', '&'));
  const [, plain = ''] = /href="([^"]*\?from=[^"]*)"/.exec(marked) ?? [];
  const text = await read(plain.replaceAll('&amp;', '&'));

  expect(text).toContain('as it was');
  expect(text).not.toMatch(/<(?:ins|del)\b/);
});

it('the history of a post is read without a script, and not listed by search engines', async () => {
  const response = await fetch(`${serverUrl}${PATH}/history`, { headers: { accept: 'text/html' } });
  const html = await response.text();
  const [, link = ''] = /href="([^"]*\/history\?to=[^"]*)"/.exec(html) ?? [];
  const change = await (await fetch(serverUrl + link.replaceAll('&amp;', '&'))).text();

  expect(html).toContain('noindex');
  expect(change).toMatch(/<ins\b/);
});

it('a post that nobody sees has no history', async () => {
  const response = await fetch(`${serverUrl}/posts/nothing-is-here/history`);

  expect(response.status).toBe(404);
});
