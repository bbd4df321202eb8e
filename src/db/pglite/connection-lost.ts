import { DriverAdapterError } from '@prisma/driver-adapter-utils';

/** What `isUnavailable` and Prisma take for a connection that broke. */
export function connectionLost(reason: string): DriverAdapterError {
  return new DriverAdapterError({ kind: 'ConnectionClosed', originalMessage: reason });
}
