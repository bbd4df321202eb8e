import { expect, it } from 'vitest';
import { migrate } from '../../../src/db/migrate.ts';
import { openTestDatabase } from '../../support/database.ts';
import { migrationsAnd } from '../../support/migrations.ts';

/** The migration reports every ten seconds. */
const PATIENCE = 60_000;

it('a migration that takes long says so, and how far its index is', {
  timeout: PATIENCE,
}, async () => {
  const database = await openTestDatabase();
  const name = '29990101000000_slow';
  const directory = await migrationsAnd({
    [name]: `
      create table long_one as select i from generate_series(1, 30000) i;
      create function slowly(i int) returns int language plpgsql immutable as
        $$ begin if i % 100 = 0 then perform pg_sleep(0.042); end if; return i; end $$;
      create index on long_one (slowly(i));
    `,
  });
  const log: string[] = [];

  await migrate(database, { directory, log: (line) => log.push(line) });

  expect(log[0]).toMatch(/^Applying a migration to /);
  expect(log[1]).toMatch(new RegExp(`^Applying ${name}: 1\\d s so far, building index.*: \\d+ %$`));
});
