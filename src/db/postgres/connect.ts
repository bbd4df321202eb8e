import type pg from 'pg';
import {
  AccessDeniedError,
  ConnectionFailedError,
  DatabaseMissingError,
  DatabaseUnreachableError,
  TimeZoneError,
} from '../errors.ts';
import { isConnectionLoss, isConnectTimeout } from './pg-messages.ts';

/**
 * Makes a pool's first connection, so that a wrong DATABASE_URL is reported at the start; and looks
 * whether it is in UTC, which the texts of times that we pass on rely on.
 *
 * @param location of the database, for people
 * @returns the schema of the tables: the first one of the connection's `search_path` that exists
 * @throws {DatabaseError} saying what is wrong, never with the password
 */
export async function connectFirst(pool: pg.Pool, location: string): Promise<string> {
  const { zone, schema } = await askOfSession(pool).catch((error: unknown) => {
    throw explain(error, location);
  });
  if (zone !== 'UTC') throw new TimeZoneError(location, zone);
  if (schema === null) {
    throw new ConnectionFailedError(location, 'no schema of its search_path exists');
  }
  return schema;
}

interface Session {
  readonly zone: string;
  readonly schema: string | null;
}

async function askOfSession(pool: pg.Pool): Promise<Session> {
  const { rows } = await pool.query<Session>(
    `select current_setting('TimeZone') as zone, current_schema() as schema`,
  );
  return rows[0] ?? { zone: '', schema: null };
}

function explain(error: unknown, location: string): Error {
  const { code, message } = error as NodeJS.ErrnoException;
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
      return new AccessDeniedError(location, message);
    case '3D000': // invalid_catalog_name
      return new DatabaseMissingError(location, message);
    default:
      if (isConnectTimeout(message)) {
        return new DatabaseUnreachableError(location, 'no answer in time');
      }
      // Such as a proxy does that has no server to pass it on to.
      if (isConnectionLoss(message)) return new DatabaseUnreachableError(location, message);
      return new ConnectionFailedError(location, message);
  }
}
