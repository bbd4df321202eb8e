import { layersOf } from './driver-error.ts';
import { DatabaseBusyError } from './errors.ts';
import { isConnectionLoss } from './postgres/pg-messages.ts';
import { isTransactionTimeout } from './prisma-messages.ts';

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
 * documentation, appendix A); and for the same Prisma's own, and those of a socket that broke while something was sent.
 */
const CODES =
  /^(08\w{3}|53\w{3}|25006|25P03|57P0[123]|P1001|P1002|P1008|P1017|EPIPE|ECONNRESET|ETIMEDOUT)$/;

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
    if (typeof message === 'string' && saysUnavailable(message)) return true;
  }
  return false;
}

function saysUnavailable(message: string): boolean {
  return isConnectionLoss(message) || isTransactionTimeout(message);
}
