import { layersOf } from './driver-error.ts';
import { DatabaseBusyError } from './errors.ts';

/** How the driver adapters call it. */
const KINDS: ReadonlySet<unknown> = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

/**
 * SQLSTATE: connection_exception, insufficient_resources (a full disk, no memory, too many connections), a
 * server that is a standby, that closed the session, shuts down, crashed or starts (PostgreSQL
 * documentation, appendix A); and Prisma's own for the same.
 */
const CODES = /^(08\w{3}|53\w{3}|25006|25P03|57P0[123]|P1001|P1002|P1008|P1017)$/;

/** What pg, Prisma and we say in words alone, where a connection broke or none came free. */
const MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed)|Unable to start a transaction in the given time/;

/**
 * Whether an error says that the database did not answer, rather than what it answered: it is away, it
 * went away meanwhile, or all connections were taken for too long. A write may have been done all the
 * same, if it was the answer that was lost.
 */
export function isUnavailable(error: unknown): boolean {
  for (const layer of layersOf(error)) {
    const { kind, code, originalCode, message } = layer;
    if (layer instanceof DatabaseBusyError) return true;
    if (KINDS.has(kind) || CODES.test(String(originalCode ?? code))) return true;
    if (typeof message === 'string' && MESSAGES.test(message)) return true;
  }
  return false;
}
