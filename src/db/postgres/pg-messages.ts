// Errors of pg that have no code, only a text. tests/contracts/pg.test.ts fails if a release of pg changes them.

/** What `giveUp` of pg-internals.ts says begins with it, too. */
export const TERMINATED = 'Connection terminated';

const LOSSES = [
  TERMINATED,
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error',
  'Client was closed',
];

/** Whether a connection broke, or none came free in time. */
export function isConnectionLoss(message: string): boolean {
  return LOSSES.some((loss) => message.startsWith(loss));
}

/** Whether the server did not answer in time while a connection was made. */
export function isConnectTimeout(message: string): boolean {
  return message === 'timeout expired' || message.startsWith('timeout exceeded');
}

/** Whether the server asks for a password and there is none. */
export function isPasswordMissing(message: string): boolean {
  return message.endsWith('client password must be a string');
}

/** Whether a pooler refuses the settings that come with a connection: PgBouncer's words. */
export function isOptionsRefused(message: string): boolean {
  return message.startsWith('unsupported startup parameter') && message.includes('options');
}
