// Errors of Prisma that have no code, only a text. tests/contracts/prisma.test.ts fails if a release changes them.

const NO_TRANSACTION = 'Unable to start a transaction in the given time';

/** Whether no connection came free for a transaction. */
export function isTransactionTimeout(message: string): boolean {
  return message.includes(NO_TRANSACTION);
}
