import type { Logger } from 'pino';
import { PublicError } from '../lib/errors.ts';

/**
 * Keeps the process alive when a promise is rejected that nobody waits for. Executors of GraphQL leave such
 * ones behind where an item of a list fails at once while others are still being read. Node would end the
 * process, and with it the connection of every other client.
 */
export function surviveStrayRejections(log: Logger): void {
  process.on('unhandledRejection', (reason) => {
    const err = causeOf(reason);
    const level = isRefusal(err) ? 'debug' : 'error';
    log[level]({ err }, 'unhandled promise rejection');
  });
}

/** What a field's error was made from. GraphQL itself is loaded with the server. */
function causeOf(reason: unknown): unknown {
  return reason instanceof Error && 'originalError' in reason
    ? (reason.originalError ?? reason)
    : reason;
}

/** An error of ours for a client, or one of GraphQL. */
function isRefusal(error: unknown): boolean {
  return error instanceof PublicError || (error instanceof Error && 'extensions' in error);
}
