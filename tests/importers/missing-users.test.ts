import { expect, it } from 'vitest';
import { importSource } from '../../src/importers/import-source.ts';
import { silentProgress } from '../../src/importers/progress.ts';
import { Tally } from '../../src/importers/tally.ts';
import { openTestDatabase } from '../support/database.ts';
import { user } from './make-records.ts';

const database = await openTestDatabase();

/** Imports a list of people, of which the last rows cannot be read. */
async function importPeople(ids: readonly string[], brokenRows = 0) {
  const tally = new Tally(() => {});
  const { missingUsers } = await importSource({
    database,
    tally,
    progress: silentProgress,
    source: {
      ...{ name: 'people', allUsersFile: 'People.xml', notes: [] },
      async *records() {
        for (const id of ids) yield user(id);
        for (let line = 1; line <= brokenRows; line += 1) {
          tally.reject({ place: { file: 'People.xml', line, id: '' }, reason: 'broken' });
        }
      },
    },
  });
  return { missing: missingUsers.length, notes: tally.notes };
}

it('finds people who left, unless the list of those who stay is not complete', async () => {
  expect(await importPeople(['u1', 'u2', 'u3'])).toEqual({ missing: 0, notes: [] });
  expect(await importPeople(['u1', 'u2'])).toEqual({ missing: 1, notes: [] });
  expect(await importPeople(['u1', 'u2'], 1)).toEqual({
    missing: 0,
    notes: [
      'Rejected rows of People.xml: 1. They may be of people who seem to have left, so no account is closed.',
    ],
  });
  expect(await importPeople([])).toEqual({
    missing: 0,
    notes: [
      'People.xml lists 0 people and lacks 3 who were imported. It looks incomplete. No account is closed.',
    ],
  });
});
