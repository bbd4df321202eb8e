import type { Database } from '../../src/db/database.ts';
import type { Prisma, User } from '../../src/db/generated/client.ts';
import { seedComments } from './seed/comments.ts';
import { seedDefaults } from './seed/defaults.ts';
import { seedRelations } from './seed/relations.ts';
import { seedTexts } from './seed/texts.ts';

export type Seed = ReturnType<typeof seedContent>;

/**
 * Puts content into a database, row by row, with readable defaults for what a test does not care
 * about: `await seed.comment({ on: post, author: bob, at: '2026-03-01T12:00:00Z' })`. Counters are
 * kept. What comes back are rows as of their making; any further column goes into `more`, under its
 * name in the Prisma schema.
 */
export function seedContent(database: Database) {
  const defaults = seedDefaults();

  return {
    user,
    ...seedTexts(database, defaults),
    ...seedComments(database, defaults),
    ...seedRelations(database, defaults),
  };

  /** Shown as their username with a capital: `bob` is Bob. */
  function user(
    username: string,
    more: Partial<Prisma.UserUncheckedCreateInput> = {},
  ): Promise<User> {
    const displayName = `${username.charAt(0).toUpperCase()}${username.slice(1)}`;
    return database.prisma.user.create({
      data: { username, displayName, joinedAt: defaults.time(undefined), ...more },
    });
  }
}
