import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMigrations } from '../../src/db/migration-files.ts';
import { contractedBy } from './contracting.ts';
import { readRecord } from './record.ts';

const STATEMENTS = ['select u.karma, spans(u.id) from users u'];

describe('a migration that takes away what the release before uses is found', () => {
  it.each([
    ['alter table users drop column karma;', ['karma']],
    ['ALTER TABLE "users" DROP COLUMN "karma", ADD COLUMN "points" INT;', ['karma']],
    ['drop function if exists spans(uuid);', ['spans']],
    ['drop table "users";', ['users']],
    ['alter table users rename to people;', ['users']],
    ['alter table users rename column karma to points;', ['karma']],
    ['alter table users alter column karma type bigint;', ['karma']],
    ['ALTER TABLE "users" ALTER COLUMN "karma" SET DATA TYPE BIGINT;', ['karma']],
    ["alter type karma rename value 'A' to 'B';", ['karma']],
    ['ALTER TYPE "karma" ADD VALUE \'A\';', []],
    ['alter table users drop column shoe_size;', []],
    ['alter table users add column shoe_size int;', []],
    ['-- drop function spans(uuid);\nselect 1;', []],
    ['-- contracting: 0.2.0 does not ask for it\ndrop function spans(uuid);', []],
  ])('%s', (script, names) => {
    expect(contractedBy(script, STATEMENTS)).toEqual(names);
  });
});

const releases = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

it.each(releases)('no migration after %s takes away what it uses', async (release) => {
  const { migrations, statements } = readRecord(release);
  const later = (await readMigrations()).filter(({ name }) => !migrations.includes(name));
  const contracted = later.map(({ name, script }) => [name, contractedBy(script, statements)]);
  expect(contracted.filter(([, names]) => names?.length)).toEqual([]);
});
