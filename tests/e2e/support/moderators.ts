import type { Page } from 'playwright-core';
import type { TestApi } from '../../support/api.ts';
import type { Visitor } from './browser.ts';
import { hydrated, openAs, PASSWORD } from './signed-up.ts';

type OpenAs = (username: string, path: string, role?: 'MODERATOR' | 'ADMIN') => Promise<Page>;

/** Gives a function that opens a page as a moderator or admin, whose account it creates. */
export function moderators(visitor: Visitor, database: TestApi['database']): OpenAs {
  return async (username, path, role = 'MODERATOR') => {
    const page = await openAs(visitor, username, path);
    await database.prisma.user.update({ where: { username }, data: { role } });
    // A new role ends the sessions.
    await page.goto(`/sign-in?${new URLSearchParams({ next: path })}`);
    await hydrated(page);
    await page.getByLabel('Username').fill(username);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((address) => address.pathname === path);
    await hydrated(page);
    visitor.forgive();
    return page;
  };
}
