import { beforeAll, expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { openSeededServer } from './support/seeded-server.ts';

const { seed, url } = await openSeededServer();

/** It is the 24th in Tokyo, and still the 23rd in London and New York. */
const LATE = '2026-02-23T23:28:27.792Z';

const HOUR = 3_600_000;

describeInBrowser('times', () => {
  const visitor = useBrowser(url);

  beforeAll(async () => {
    const author = await seed.user('ada', { joinedAt: new Date('2026-01-01T12:00:00Z') });
    const post = await seed.post({ author, title: 'Times', at: '2026-01-01T12:00:00Z' });
    await seed.comment({ on: post, author, at: LATE, text: 'late' });
    const threeHoursAgo = new Date(Date.now() - 3.5 * HOUR).toISOString();
    await seed.comment({ on: post, author, at: threeHoursAgo, text: 'just now' });
  });

  it.each([
    { timezoneId: 'Asia/Tokyo', shown: '24 Feb 2026', days: ['2026-02-24', '2026-02-25'] },
    { timezoneId: 'America/New_York', shown: '23 Feb 2026', days: ['2026-02-23', '2026-02-24'] },
    { timezoneId: 'UTC', shown: '23 Feb 2026', days: ['2026-02-23', '2026-02-24'] },
  ])('are filtered by the days on which they are shown in $timezoneId', async (zone) => {
    const { timezoneId, shown, days } = zone;
    const [since, until] = days;
    const page = await visitor.open(`/users/ada?comments.since=${since}&comments.until=${until}`, {
      timezoneId,
    });
    const comments = page.getByRole('region', { name: 'Comments', exact: true });
    await comments.getByText('late', { exact: true }).waitFor();

    expect(await comments.getByRole('article').count()).toBe(1);
    expect(await comments.locator('time').first().textContent()).toBe(shown);
  });

  it("arrive in the reader's zone, and stay as they are when the page is used", async () => {
    const page = await visitor.prepare({ timezoneId: 'Asia/Tokyo' });
    await page.goto('/posts/times');
    await page.waitForLoadState('networkidle');
    const time = page.locator(`time[datetime="${LATE}"]`);
    expect(await page.locator('html').getAttribute('data-hydrated')).toBeNull();
    expect(await time.textContent()).toBe('24 Feb 2026');
    expect(await time.getAttribute('title')).toContain('GMT+9');

    const changes = await page.evaluateHandle(() => {
      const found: string[] = [];
      const watch = new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          if (element?.closest('time')) found.push(element.textContent);
        }
      });
      const everything = { attributes: true, childList: true, characterData: true, subtree: true };
      watch.observe(document.body, everything);
      return found;
    });
    await hydrated(page);
    expect(await changes.jsonValue()).toEqual([]);
    expect(await time.textContent()).toBe('24 Feb 2026');
  });

  it('say the exact time and its zone, to the pointer and with the focus', async () => {
    const page = await visitor.open('/users/ada?comments.until=2026-03-01', {
      timezoneId: 'Asia/Tokyo',
    });
    const exact = 'Tuesday, 24 February 2026 at 08:28 GMT+9';
    const time = page.locator(`time[datetime="${LATE}"]`);
    const after = () => time.evaluate((found) => getComputedStyle(found, '::after').content);
    await time.waitFor();

    expect(await time.getAttribute('title')).toBe(exact);
    expect(await after()).toBe('none');
    // From here on the browser shows where the focus is.
    await page.keyboard.press('Tab');
    await time.locator('xpath=..').focus();
    expect(await after()).toContain(exact);

    // Out of a link it has the focus itself.
    const joined = page.locator('.profile-header time');
    await joined.focus();

    expect(await joined.evaluate((found) => document.activeElement === found)).toBe(true);
    expect(await joined.evaluate((found) => getComputedStyle(found, '::after').content)).toContain(
      '1 January 2026',
    );
  });

  it('of the last week are said by how long ago they are', async () => {
    const page = await visitor.open('/posts/times');
    const comment = page.getByRole('article').filter({ hasText: 'just now' }).last();

    expect(await comment.locator('time').first().textContent()).toBe('3 hours ago');
  });

  it('are not filtered by what is no day', async () => {
    for (const day of ['2026-02-30', 'never']) {
      const page = await visitor.open(`/users/ada?comments.since=${day}`);
      const comments = page.getByRole('region', { name: 'Comments', exact: true });
      await comments.getByText('late', { exact: true }).waitFor();

      expect(await comments.getByRole('article').count(), day).toBe(2);
    }
  });
});
