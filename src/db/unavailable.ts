import { layersOf } from './driver-error.ts';

/** How the driver adapters call it. */
const KINDS: ReadonlySet<unknown> = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

/**
 * SQLSTATE: connection_exception, too_many_connections, and a server that shuts down, crashed or starts
 * (PostgreSQL documentation, appendix A); and Prisma's own for the same.
 */
const CODES = /^(08\w{3}|53300|57P0[123]|P1001|P1002|P1008|P1017)$/;

/** What pg and Prisma say in words alone, where a connection broke or none came free. */
const MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)|Unable to start a transaction in the given time/;

/**
 * Whether an error says that the database did not answer, rather than what it answered: it is away, it
 * went away meanwhile, or all connections were taken for too long. A write may have been done all the
 * same, if it was the answer that was lost.
 */
export function isUnavailable(error: unknown): boolean {
  for (const { kind, code, originalCode, message } of layersOf(error)) {
    if (KINDS.has(kind) || CODES.test(String(originalCode ?? code))) return true;
    if (typeof message === 'string' && MESSAGES.test(message)) return true;
  }
  return false;
}
