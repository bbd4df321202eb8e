import type { DriverError } from './driver-error.ts';

const TOO_MANY_CONNECTIONS =
  'Raise the limit of connections, or lower DATABASE_POOL_SIZE of the servers.';

/** What an operator does about a statement that PostgreSQL refused, by SQLSTATE (PostgreSQL documentation, appendix A). */
const STATEMENT_ADVICE: Readonly<Record<string, string>> = {
  // read_only_sql_transaction
  '25006': 'DATABASE_URL names a standby, or default_transaction_read_only is on.',
  // insufficient_privilege
  '42501': 'Let the role of DATABASE_URL own the database and its tables.',
  // disk_full
  '53100': 'Make room on the disk of PostgreSQL.',
  // too_many_connections
  '53300': TOO_MANY_CONNECTIONS,
  // lock_not_available
  '55P03': 'If the role has a lock_timeout, raise it for this command.',
  // query_canceled
  '57014': 'If the role has a statement_timeout, raise it for this command.',
};

/** What an operator does about a connection that failed, by SQLSTATE or by Node's code for TLS. */
const CONNECT_ADVICE: Readonly<Record<string, string>> = {
  ...codes('Correct the user in DATABASE_URL, or let the role log in and pg_hba.conf accept it.', [
    '28000', // invalid_authorization_specification
  ]),
  ...codes('Let the role connect: grant connect on database … to …', [
    '42501', // insufficient_privilege
  ]),
  ...codes(TOO_MANY_CONNECTIONS, [
    '53300', // too_many_connections
  ]),
  ...codes(
    'DATABASE_URL may name the certificate of its authority (sslmode=verify-full&sslrootcert=FILE). With ' +
      'sslmode=no-verify the connection is encrypted, but not checked.',
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    ],
  ),
  ...codes('Name the host in DATABASE_URL as the certificate does.', [
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ]),
  ...codes('Renew the certificate of PostgreSQL, or correct the clock of this machine.', [
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
  ]),
};

/** Null when PostgreSQL said nothing that an operator can mend. */
export function adviceFor(error: DriverError | undefined): string | null {
  return STATEMENT_ADVICE[error?.code ?? ''] ?? null;
}

export function connectAdviceFor(code: string): string | undefined {
  return CONNECT_ADVICE[code];
}

function codes(advice: string, those: readonly string[]): Record<string, string> {
  return Object.fromEntries(those.map((code) => [code, advice]));
}
