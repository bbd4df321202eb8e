import { layersOf } from './driver-error.ts';

/**
 * SQLSTATE query_canceled, lock_not_available, serialization_failure and deadlock_detected (PostgreSQL documentation,
 * appendix A), and what Prisma Client makes of the last two.
 */
const CODES: ReadonlySet<unknown> = new Set(['57014', '55P03', '40001', '40P01', 'P2034']);

/**
 * Whether PostgreSQL broke a statement off that was right, and may succeed another time: an operator ended it, or it
 * met others. Its transaction was rolled back.
 */
export function isStatementCancelled(error: unknown): boolean {
  for (const { code, originalCode } of layersOf(error)) {
    if (CODES.has(originalCode ?? code)) return true;
  }
  return false;
}
