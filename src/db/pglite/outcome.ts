import { DriverAdapterError, isDriverAdapterError } from '@prisma/driver-adapter-utils';

/** How a statement ended, as it travels between threads and processes. */
export type Outcome<Result> =
  | { readonly result: Result }
  | { readonly driverError: DriverAdapterError['cause'] }
  | { readonly error: unknown };

/** @throws RuntimeError of WebAssembly: all other errors leave the database usable */
export async function outcome<Result>(work: () => Promise<Result>): Promise<Outcome<Result>> {
  try {
    return { result: await work() };
  } catch (error) {
    // By name: the adapter has a copy of the class of its own.
    if (error instanceof Error && isDriverAdapterError(error)) return { driverError: error.cause };
    if (error instanceof WebAssembly.RuntimeError) throw error;
    return { error };
  }
}

/** @throws what the statement failed with */
export function resultOf<Result>(ended: Outcome<Result>): Result {
  if ('result' in ended) return ended.result;
  throw 'driverError' in ended ? new DriverAdapterError(ended.driverError) : ended.error;
}
