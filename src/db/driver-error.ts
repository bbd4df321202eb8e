/** What PostgreSQL or the driver said, through the wrappers that Prisma puts around it. */
export function reasonOf(error: unknown): string {
  const driverError = driverErrorOf(error);
  if (driverError !== undefined) return driverError.message;
  return error instanceof Error ? error.message : String(error);
}

export interface DriverError {
  /** SQLSTATE, or Node's code for a connection that failed. */
  readonly code: string | undefined;
  readonly message: string;
}

/** The error that the driver adapter reported, if one is inside. */
export function driverErrorOf(error: unknown): DriverError | undefined {
  for (let at: unknown = error, depth = 0; isObject(at) && depth < 5; depth += 1) {
    const code = at['originalCode'] ?? at['code'];
    const message = at['originalMessage'] ?? at['message'];
    if ('originalMessage' in at || at['kind'] === 'postgres') {
      return { code: stringOrNothing(code), message: stringOrNothing(message) ?? 'unknown error' };
    }
    const meta = at['meta'];
    at = (isObject(meta) ? meta['driverAdapterError'] : undefined) ?? at['cause'];
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function stringOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
