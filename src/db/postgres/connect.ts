import pg from 'pg';
import { connectAdviceFor } from '../advice.ts';
import {
  AccessDeniedError,
  ConnectionFailedError,
  DatabaseMissingError,
  DatabaseUnreachableError,
  SessionSettingError,
} from '../errors.ts';
import { NEEDED } from './connection-config.ts';
import {
  isConnectionLoss,
  isConnectTimeout,
  isOptionsRefused,
  isPasswordMissing,
} from './pg-messages.ts';

interface FirstConnection {
  /** Of the tables: the first one of the connection's `search_path` that exists. */
  readonly schema: string;
  /** How many connections the role may have at the same time; null when as many as it likes. */
  readonly allowed: number | null;
  /** Tables of the schema of which the role does not see or may not change all rows. */
  readonly restricted: readonly string[];
}

/**
 * Connects once, so that a wrong DATABASE_URL is reported at the start; and looks
 * whether the session has the settings that we rely on.
 *
 * @param location of the database, for people
 * @throws {DatabaseError} saying what is wrong, never with the password
 */
export async function connectFirst(
  config: pg.ClientConfig,
  location: string,
): Promise<FirstConnection> {
  const { settings, schema, allowed, restricted } = await readSession(config).catch(
    (error: unknown) => {
      throw explain(error, location);
    },
  );
  for (const [name, needed] of Object.entries(NEEDED)) {
    const value = settings[name] ?? '';
    // The order of day and month, which follows in a DateStyle, is that of what is read.
    if (value.split(',')[0] !== needed) {
      throw new SessionSettingError(location, { name, value, needed });
    }
  }
  if (schema === null) {
    throw new ConnectionFailedError(
      location,
      'no schema of its search_path is there for this role',
      'Create the schema, or let the role use it: grant usage, create on schema public to …',
    );
  }
  return { schema, allowed, restricted };
}

interface Session {
  readonly settings: Readonly<Record<string, string>>;
  readonly schema: string | null;
  readonly allowed: number | null;
  readonly restricted: readonly string[];
}

async function readSession(config: pg.ClientConfig): Promise<Session> {
  const client = new pg.Client(config);
  // A connection that breaks also fails what is asked on it.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<Session>(
      `
      select current_schema() as schema,
        (
          select json_object_agg(name, current_setting(name)) from unnest($1::text[]) as name
        ) as settings,
        (
          select least(nullif(rolconnlimit, -1), nullif(datconnlimit, -1))
          from pg_roles, pg_database
          where rolname = session_user and not rolsuper and datname = current_database()
        ) as allowed,
        array(
          select relname::text
          from pg_class join pg_namespace on pg_namespace.oid = relnamespace
          where nspname = current_schema() and relkind = 'r' and relname not like '\\_%' and (
            row_security_active(pg_class.oid)
            or not (
              has_table_privilege(pg_class.oid, 'select') and has_table_privilege(pg_class.oid, 'insert')
              and has_table_privilege(pg_class.oid, 'update') and has_table_privilege(pg_class.oid, 'delete')
            )
          )
          order by relname
        ) as restricted
    `,
      [Object.keys(NEEDED)],
    );
    return rows[0] ?? { settings: {}, schema: null, allowed: null, restricted: [] };
  } finally {
    await client.end().catch(() => {});
  }
}

function explain(error: unknown, location: string): Error {
  const { code = '', message, path } = error as NodeJS.ErrnoException;
  if (path !== undefined && isFileError(error)) {
    return new ConnectionFailedError(location, message, `DATABASE_URL names the file ${path}.`);
  }
  const advice = connectAdviceFor(code);
  switch (code) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENOENT':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT':
    case '57P03': // cannot_connect_now: starting up or shutting down
      return new DatabaseUnreachableError(location, code === '57P03' ? message : code);
    case '28P01': // invalid_password
    case '28000': // invalid_authorization_specification
    case '42501': // insufficient_privilege: may not connect to this database
      return new AccessDeniedError(location, message, advice);
    case '3D000': // invalid_catalog_name
      return new DatabaseMissingError(location, message);
    default:
      if (isConnectTimeout(message)) {
        return new DatabaseUnreachableError(location, 'no answer in time');
      }
      // Such as a proxy does that has no server to pass it on to.
      if (isConnectionLoss(message)) return new DatabaseUnreachableError(location, message);
      if (isPasswordMissing(message)) return new AccessDeniedError(location, 'it wants a password');
      if (isOptionsRefused(message)) {
        return new ConnectionFailedError(location, message, POOLER_ADVICE);
      }
      return new ConnectionFailedError(location, message, advice);
  }
}

/** Whether it was a file that failed, such as one with a certificate, and no socket. */
function isFileError(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).syscall === 'open';
}

const POOLER_ADVICE =
  'A pooler needs ignore_startup_parameters = options; docs/operations.md shows it.';
