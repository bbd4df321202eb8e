import { bytes } from '../lib/figures.ts';
import { adviceFor } from './advice.ts';
import { driverErrorOf, reasonOf } from './driver-error.ts';

/**
 * The database cannot be used as it is. The message says why and what the operator can do; it
 * never holds a password.
 */
export abstract class DatabaseError extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}

/** Migrations were applied to the database that this version of the code does not have. */
export class DatabaseNewerError extends DatabaseError {
  constructor(location: string, unknown: readonly string[]) {
    super(
      `The database at ${location} is newer than this version of Commonplace: it has the ` +
        `${plural(unknown.length, 'migration')} ${unknown.join(', ')}, which this version does not know. Run the version ` +
        'that made it, or a later one; or restore a backup from before the upgrade.',
    );
  }
}

/** A migration was changed after it had been applied. */
export class MigrationChangedError extends DatabaseError {
  constructor(location: string, migration: string) {
    super(
      `The migration ${migration} was changed after it had been applied to ${location}. Restore ` +
        `prisma/migrations/${migration}/migration.sql as it was, and put the change in a new ` +
        'migration (npm run migration:new -- NAME).',
    );
  }
}

/** Another tool began a migration and did not finish it. Our own either finish or leave nothing. */
export class MigrationUnfinishedError extends DatabaseError {
  constructor(location: string, migration: string) {
    const row = `where migration_name = '${migration}' and finished_at is null`;
    super(
      `The migration ${migration} was begun on ${location} by another tool and not finished. Look ` +
        `what is there. If nothing of it is: update _prisma_migrations set rolled_back_at = now() ` +
        `${row}; and start again. If all of it is: update _prisma_migrations set finished_at = now() ` +
        `${row}. Otherwise restore a backup.`,
    );
  }
}

/** PostgreSQL refused a statement of a migration. The migration was rolled back. */
export class MigrationFailedError extends DatabaseError {
  constructor(location: string, migration: string, cause: unknown) {
    const advice = adviceFor(driverErrorOf(cause));
    super(
      `The migration ${migration} failed on ${location} and was rolled back; nothing was changed. ` +
        `PostgreSQL says: ${reasonOf(cause)}${advice === null ? '' : `. ${advice}`}`,
      { cause },
    );
  }
}

/** The database holds tables, but none of its history is ours. */
export class ForeignDatabaseError extends DatabaseError {
  constructor(location: string, tables: readonly string[]) {
    super(
      `The database at ${location} belongs to something else: it holds ` +
        `${plural(tables.length, 'table')} (${tables.slice(0, 3).join(', ')}${tables.length > 3 ? ', …' : ''}) ` +
        'and no migrations of Commonplace. Point DATABASE_URL at an empty database.',
    );
  }
}

/** The server is older than the SQL we write. */
export class ServerTooOldError extends DatabaseError {
  constructor(location: string, version: string) {
    super(`The server of ${location} is PostgreSQL ${version}; 15 or later is needed.`);
  }
}

/** The database stores text in an encoding that cannot hold all characters. */
export class EncodingError extends DatabaseError {
  constructor(location: string, encoding: string) {
    super(
      `The database at ${location} stores text as ${encoding}; UTF8 is needed. Create it again: ` +
        `create database … encoding 'UTF8' template template0`,
    );
  }
}

/** Nothing answers where the database should be. */
export class DatabaseUnreachableError extends DatabaseError {
  constructor(location: string, reason: string) {
    super(
      `No PostgreSQL answers at ${location} (${reason}). Start it, or correct DATABASE_URL; without ` +
        'DATABASE_URL an embedded database is used.',
    );
  }
}

/** The server does not take the user or the password. */
export class AccessDeniedError extends DatabaseError {
  constructor(
    location: string,
    reason: string,
    advice = 'Correct the user and the password in DATABASE_URL.',
  ) {
    super(`PostgreSQL refuses the connection to ${location}: ${reason}. ${advice}`);
  }
}

/** The server has no database of that name. */
export class DatabaseMissingError extends DatabaseError {
  constructor(location: string, reason: string) {
    super(
      `PostgreSQL has no such database (${location}): ${reason}. Create it (createdb --encoding=UTF8 ` +
        'NAME), or correct DATABASE_URL.',
    );
  }
}

/** Sessions have another setting than they ask for: times, texts or writes would go wrong. */
export class SessionSettingError extends DatabaseError {
  constructor(
    location: string,
    setting: { readonly name: string; readonly value: string; readonly needed: string },
  ) {
    const { name, value, needed } = setting;
    super(
      `Sessions at ${location} have ${name} = ${value}; ${needed} is needed. A pooler may drop the startup ` +
        `options that ask for it: run alter role … set ${name} to '${needed}'`,
    );
  }
}

/** A pooler mixes up the prepared statements of its clients. */
export class PoolerError extends DatabaseError {
  constructor(location: string) {
    super(
      `The pooler at ${location} does not keep the prepared statements of its clients apart, so reads would fail. ` +
        'Use PgBouncer 1.21 or later with max_prepared_statements = 200, or set DATABASE_POOL=plain, which is slower.',
    );
  }
}

/** The connection failed in a way that only its own words explain. */
export class ConnectionFailedError extends DatabaseError {
  constructor(location: string, reason: string, advice?: string) {
    const said = `Cannot connect to ${location}: ${reason.replace(/\.$/, '')}.`;
    super(advice === undefined ? said : `${said} ${advice}`);
  }
}

/** All connections are taken, and so many wait for one that waiting is of no use. */
export class DatabaseBusyError extends DatabaseError {
  constructor() {
    super('All connections to the database are taken, and too many statements wait for one.');
  }
}

/** Another process has the embedded database's folder. */
export class FolderLockedError extends DatabaseError {
  constructor(folder: string, pid: number, file: string) {
    super(
      `The database in ${folder} is in use by ${pid === process.pid ? 'this process' : 'another process'} ` +
        `(${pid}). Stop it first, choose another folder (DATABASE_URL=pglite:DIR), or use PostgreSQL, which ` +
        `serves several at once. If process ${pid} is not Commonplace, delete ${file}.`,
    );
  }
}

/** PGlite does not open the folder, and does not say why. */
export class FolderUnusableError extends DatabaseError {
  constructor(folder: string, cause: unknown) {
    super(
      `The database in ${folder} cannot be opened (${reasonOf(cause)}). Its files are damaged, or another ` +
        'PostgreSQL made them. Restore a backup into a new folder, or choose another one (DATABASE_URL=pglite:DIR).',
      { cause },
    );
  }
}

/** The embedded database is there, and its disk has too little room to open it. */
export class DiskFullError extends DatabaseError {
  constructor(folder: string, free: number, cause: unknown) {
    super(
      `The disk of ${folder} has ${bytes(free)} left, which is too little to open the database in it. Make ` +
        'room, and start again: this does not damage the database.',
      { cause },
    );
  }
}

/** A new database would not fit. */
export class NoRoomError extends DatabaseError {
  constructor(
    folder: string,
    { needed, free }: { readonly needed: number; readonly free: number },
  ) {
    super(
      `The disk of ${folder} has ${bytes(free)} left; a new database needs ${bytes(needed)}. Make room, or ` +
        'choose a folder on another disk (DATABASE_URL=pglite:DIR).',
    );
  }
}

/** A server that has the embedded database's folder has other migrations than this command. */
export class ServedByOtherVersionError extends DatabaseError {
  constructor(folder: string) {
    super(
      `Another version of Commonplace serves ${folder}. Run the command of that version, or stop the ` +
        'server first.',
    );
  }
}

/** A folder that should hold an embedded database holds none. */
export class NoDatabaseError extends DatabaseError {
  constructor(folder: string) {
    super(`The folder ${folder} holds no database. Choose another one (DATABASE_URL=pglite:DIR).`);
  }
}

/** A folder that should become an embedded database holds other things. */
export class FolderNotEmptyError extends DatabaseError {
  constructor(folder: string) {
    super(
      `The folder ${folder} is not empty and holds no database. Choose an empty or new folder ` +
        '(DATABASE_URL=pglite:DIR).',
    );
  }
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${count} ${noun}s`;
}
