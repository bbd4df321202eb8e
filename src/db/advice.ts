import { driverErrorOf } from './driver-error.ts';

/** What an operator does about what PostgreSQL refused, by SQLSTATE (PostgreSQL documentation, appendix A). */
const ADVICE: Readonly<Record<string, string>> = {
  // read_only_sql_transaction
  '25006': 'DATABASE_URL names a standby, or default_transaction_read_only is on.',
  // insufficient_privilege
  '42501': 'Let the role of DATABASE_URL own the database and its tables.',
  // disk_full
  '53100': 'Make room on the disk of PostgreSQL.',
  // too_many_connections
  '53300': 'Raise its limit of connections, or lower DATABASE_POOL_SIZE of the servers.',
  // lock_not_available
  '55P03': 'If the role has a lock_timeout, raise it for this command.',
  // query_canceled
  '57014': 'If the role has a statement_timeout, raise it for this command.',
};

/** Null when PostgreSQL said nothing that an operator can mend. */
export function adviceFor(error: unknown): string | null {
  const code = driverErrorOf(error)?.code;
  return (code !== undefined && ADVICE[code]) || null;
}
