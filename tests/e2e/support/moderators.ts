import type { Page } from 'playwright-core';
import type { TestApi } from '../../support/api.ts';
import type { Visitor } from './browser.ts';
import { openAs, signInAgain } from './members.ts';

type OpenAs = (username: string, path: string, role?: 'MODERATOR' | 'ADMIN') => Promise<Page>;

/** Gives a function that opens a page as a moderator or admin, whose account it creates. */
export function moderators(visitor: Visitor, database: TestApi['database']): OpenAs {
  return async (username, path, role = 'MODERATOR') => {
    const page = await openAs(visitor, username, path);
    await database.prisma.user.update({ where: { username }, data: { role } });
    // A new role ends the sessions.
    await signInAgain(page, username, path);
    visitor.forgive();
    return page;
  };
}
