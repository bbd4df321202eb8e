/** What PostgreSQL or the driver said, through the wrappers that Prisma puts around it. */
export function reasonOf(error: unknown): string {
  const driverError = driverErrorOf(error);
  if (driverError !== undefined) return driverError.message;
  return error instanceof Error ? error.message : String(error);
}

/** Whether PostgreSQL refused data: SQLSTATE classes 22 (data exception), 23 (integrity) and 54 (program limit exceeded). */
export function isAboutData(error: unknown): boolean {
  return /^(22|23|54)/.test(driverErrorOf(error)?.code ?? '');
}

export interface DriverError {
  /** SQLSTATE, or Node's code for a connection that failed. */
  readonly code: string | undefined;
  readonly message: string;
}

/** The error that the driver adapter reported, if one is inside. */
export function driverErrorOf(error: unknown): DriverError | undefined {
  for (const layer of layersOf(error)) {
    const code = layer['originalCode'] ?? layer['code'];
    const message = layer['originalMessage'] ?? layer['message'];
    if ('originalMessage' in layer || layer['kind'] === 'postgres') {
      return { code: stringOrNothing(code), message: stringOrNothing(message) ?? 'unknown error' };
    }
  }
  return undefined;
}

const MAX_LAYERS = 5;

/** An error and what it wraps, from the outside in. */
export function* layersOf(error: unknown): Generator<Readonly<Record<string, unknown>>> {
  for (let layer = error, depth = 0; isObject(layer) && depth < MAX_LAYERS; depth += 1) {
    yield layer;
    const { meta, cause }: Record<string, unknown> = layer;
    layer = (isObject(meta) ? meta['driverAdapterError'] : undefined) ?? cause;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function stringOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
