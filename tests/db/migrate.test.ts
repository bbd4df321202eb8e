import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import {
  DatabaseNewerError,
  ForeignDatabaseError,
  MigrationChangedError,
  MigrationFailedError,
  MigrationUnfinishedError,
} from '../../src/db/errors.ts';
import { migrate, pendingMigrations } from '../../src/db/migrate.ts';
import { readMigrations } from '../../src/db/migration-files.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { migrationsAnd } from '../support/migrations.ts';

const COMMITTED = (await readMigrations()).map(({ name }) => name);

function tables(database: TestDatabase): Promise<{ name: string }[]> {
  return database.run(
    'test.tables',
    sql`select relname as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
  );
}

describe('a new database', async () => {
  const database = await openTestDatabase({ content: 'nothing' });

  it('is left alone as long as it holds the tables of something else', async () => {
    await database.execute('test.foreign', sql`create table invoices (a int)`);
    const refused = migrate(database);
    await expect(refused).rejects.toThrow(ForeignDatabaseError);
    await expect(refused).rejects.toThrow(/invoices.*Point DATABASE_URL at an empty database/);
    expect(await tables(database)).toEqual([{ name: 'invoices' }]);
    await database.execute('test.foreign', sql`drop table invoices`);
  });

  it('gets every migration once, in order', async () => {
    expect(await pendingMigrations(database)).toEqual(COMMITTED);
    const log: string[] = [];
    const first = await migrate(database, { log: (message) => log.push(message) });
    expect(first.applied).toEqual(COMMITTED);
    expect(log[0]).toContain(`Applying ${COMMITTED.length} migrations`);
    expect(log.length).toBeLessThan(COMMITTED.length);
    expect(await pendingMigrations(database)).toEqual([]);
    expect(await migrate(database)).toEqual({ applied: [] });
  });
});

describe('a migrated database', async () => {
  const database = await openTestDatabase();
  const [first = ''] = COMMITTED;

  it('is refused, by name, when a migration was changed after it had been applied', async () => {
    const directory = await migrationsAnd({ [first]: 'select 1;' });
    const refused = migrate(database, { directory });
    await expect(refused).rejects.toThrow(MigrationChangedError);
    await expect(refused).rejects.toThrow(first);
  });

  it('takes a migration with the line ends of Windows for the same one', async () => {
    const script = (await readMigrations())[0]?.script ?? '';
    const directory = await migrationsAnd({ [first]: script.replaceAll('\n', '\r\n') });
    expect(await migrate(database, { directory })).toEqual({ applied: [] });
  });

  it('gets what is new', async () => {
    const directory = await migrationsAnd({
      '29990101000000_first': `
        create table first (a int);
        create function one() returns int language plpgsql as $$ begin return 1; end; $$;
        insert into first values (one()), (2);`,
      '29990101000001_second': 'alter table first add column b int not null default 3;',
    });
    const { applied } = await migrate(database, { directory });
    expect(applied).toEqual(['29990101000000_first', '29990101000001_second']);
    expect(await database.run('test.first', sql`select * from first order by a`)).toEqual([
      { a: 1, b: 3 },
      { a: 2, b: 3 },
    ]);
  });

  it('is refused by code that lacks its newest migrations', async () => {
    const refused = migrate(database);
    await expect(refused).rejects.toThrow(DatabaseNewerError);
    await expect(refused).rejects.toThrow(
      /2 migrations 29990101000000_first, 29990101000001_second, which this version does not know\. Run the version/,
    );
    await expect(pendingMigrations(database)).rejects.toThrow(DatabaseNewerError);
  });
});

describe('a migration that fails', async () => {
  const database = await openTestDatabase();

  it('leaves nothing behind, keeps what came before it, and succeeds once it is mended', async () => {
    const before = await tables(database);
    const good = { '29990101000000_good': 'create table good (a int);' };
    const bad = { '29990101000001_bad': 'create table bad (a int); select 1 / 0;' };
    const directory = await migrationsAnd({ ...good, ...bad });

    const failed = migrate(database, { directory });
    await expect(failed).rejects.toThrow(MigrationFailedError);
    await expect(failed).rejects.toThrow(
      /29990101000001_bad failed .*rolled back.*division by zero/,
    );
    expect(await tables(database)).toEqual([...before, { name: 'good' }].sort(byName));

    const mended = await migrationsAnd({
      ...good,
      '29990101000001_bad': 'create table bad (a int);',
    });
    const { applied } = await migrate(database, { directory: mended });
    expect(applied).toEqual(['29990101000001_bad']);
  });
});

describe('a migration that another tool left unfinished', async () => {
  const database = await openTestDatabase();

  it('is refused with the ways out, and tried again once it is marked as rolled back', async () => {
    const directory = await migrationsAnd({ '29990101000000_half': 'create table half (a int);' });
    await database.execute(
      'test.halfMigration',
      sql`insert into _prisma_migrations (id, checksum, migration_name)
          values ('1', 'x', '29990101000000_half')`,
    );
    const refused = migrate(database, { directory });
    await expect(refused).rejects.toThrow(MigrationUnfinishedError);
    await expect(refused).rejects.toThrow(/set rolled_back_at = now\(\)/);

    await database.execute(
      'test.resolve',
      sql`update _prisma_migrations set rolled_back_at = now()
          where migration_name = '29990101000000_half' and finished_at is null`,
    );
    const { applied } = await migrate(database, { directory });
    expect(applied).toEqual(['29990101000000_half']);
  });
});

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
