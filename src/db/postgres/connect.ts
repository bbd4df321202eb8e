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
 * @throws {DatabaseError} saying what is wrong, never with the password
 */
export async function assertConnects(pool: pg.Pool, location: string): Promise<void> {
  try {
    const { rows } = await pool.query<{ zone: string }>(
      `select current_setting('TimeZone') as zone`,
    );
    const zone = rows[0]?.zone ?? '';
    if (zone !== 'UTC') throw new TimeZoneError(location, zone);
  } catch (error) {
    throw error instanceof TimeZoneError ? error : explain(error, location);
  }
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
