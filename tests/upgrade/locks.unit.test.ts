import { describe, expect, it } from 'vitest';
import { longLocksOf, unexpectedLocksOf } from '../../src/db/migration-locks.ts';

describe('a migration that locks a table for long is found', () => {
  it.each([
    ['create index on comments (score);', 'writes'],
    ['CREATE UNIQUE INDEX "a" ON "comments"("score");', 'writes'],
    ['alter table comments add constraint a unique (score);', 'everything'],
    ['alter table "comments" add foreign key (a) references users (id);', 'writes'],
    [
      'ALTER TABLE "comments" ADD CONSTRAINT "a" FOREIGN KEY ("b") REFERENCES "users"("id") ON DELETE CASCADE;',
      'writes',
    ],
    ['alter table comments add constraint a check (score > 0);', 'everything'],
    ['alter table comments alter column score set not null;', 'everything'],
    ['ALTER TABLE "comments" ALTER COLUMN "score" SET DATA TYPE BIGINT;', 'everything'],
    ['alter table comments add column a uuid default gen_random_uuid();', 'everything'],
    ['alter table comments add column a int generated always as (score + 1) stored;', 'everything'],
    ['update comments set score = 0;', 'writes'],
  ])('%s', (script, blocks) => {
    expect(longLocksOf(script)).toMatchObject([{ table: 'comments', blocks }]);
  });
});

describe('what takes no time is not', () => {
  it.each([
    'alter table comments add column a int;',
    'ALTER TABLE "comments" ADD COLUMN "a" TEXT NOT NULL DEFAULT \'\', ADD COLUMN "b" INT;',
    'alter table comments add column a timestamptz default now();',
    'alter table comments add constraint a check (score > 0) not valid;',
    'alter table comments add constraint a foreign key (b) references users (id) not valid;',
    'alter table comments validate constraint a;',
    'alter table comments add constraint a unique using index b;',
    'create index concurrently a on comments (score);',
    'create table a (id int); create index on a (id); alter table a add check (id > 0);',
    'create function f() returns int language sql as $$ update comments set score = 0 returning 1 $$;',
    '-- create index on comments (score);',
    "create type mood as enum ('a');",
  ])('%s', (script) => {
    expect(longLocksOf(script)).toEqual([]);
  });
});

it('a migration may say why its locks are right', () => {
  const script = '-- locks: drafts are few\ncreate index on drafts (user_id);';
  expect(unexpectedLocksOf(script)).toEqual([]);
  expect(longLocksOf(script)).toHaveLength(1);
});
