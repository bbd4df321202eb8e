import pino, { type Logger } from 'pino';
import type { PrettyOptions } from 'pino-pretty';
import type { Env } from './env.ts';

/**
 * Makes the log of a process. It goes to standard error, so that what a command answers on standard
 * output stays clean.
 */
export async function createLog({
  LOG_LEVEL,
  LOG_FORMAT,
}: Pick<Env, 'LOG_LEVEL' | 'LOG_FORMAT'>): Promise<Logger> {
  const options = { level: LOG_LEVEL, base: null };
  const isPretty = LOG_FORMAT === 'pretty' || (LOG_FORMAT === 'auto' && process.stderr.isTTY);
  if (!isPretty) return pino(options, pino.destination({ dest: 2, sync: true }));
  const { default: pretty } = await import('pino-pretty');
  return pino(options, pretty({ destination: 2, sync: true, ...FOR_PEOPLE }));
}

/** A line for each message: a request says what it was and how long it took, and the rest stands behind. */
const FOR_PEOPLE: PrettyOptions = {
  translateTime: 'SYS:HH:MM:ss',
  singleLine: true,
  ignore: 'method,path,operation,status,ms,statements,roundTrips',
  messageFormat(line, messageKey) {
    const { method, path, operation, status, ms, statements } = line;
    const message = String(line[messageKey]);
    if (method === undefined) return message;
    const name = operation === undefined ? '' : ` ${operation}`;
    const count = statements === 1 ? '1 statement' : `${statements} statements`;
    return `${message}: ${method} ${path}${name} ${status}, ${ms} ms, ${count}`;
  },
};
