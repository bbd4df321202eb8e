import pino, { type Logger } from 'pino';
import type { PrettyOptions } from 'pino-pretty';
import type { Env } from './env.ts';
import { LogOutput } from './log-output.ts';

/** Standard error: what a command answers on standard output stays clean. */
const STDERR = 2;

/** Makes the log of a process. */
export async function createLog({
  LOG_LEVEL,
  LOG_FORMAT,
}: Pick<Env, 'LOG_LEVEL' | 'LOG_FORMAT'>): Promise<Logger> {
  const isPretty = LOG_FORMAT === 'pretty' || (LOG_FORMAT === 'auto' && process.stderr.isTTY);
  const output = new LogOutput({
    fd: STDERR,
    ...(isPretty && { format: await formatForPeople() }),
    onLost: (lines) => log.warn({ lines }, 'log lines were lost'),
  });
  const log = pino({ level: LOG_LEVEL, base: null }, output);
  return log;
}

async function formatForPeople(): Promise<(line: string) => string> {
  const { prettyFactory } = await import('pino-pretty');
  return prettyFactory(FOR_PEOPLE);
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
