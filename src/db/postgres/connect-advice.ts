/** What an operator does about a connection that failed, by SQLSTATE or by Node's code for TLS. */
export const CONNECT_ADVICE: Readonly<Record<string, string>> = {
  ...codes('Correct the user in DATABASE_URL, or let the role log in and pg_hba.conf accept it.', [
    '28000', // invalid_authorization_specification
  ]),
  ...codes('Let the role connect: grant connect on database … to …', [
    '42501', // insufficient_privilege
  ]),
  ...codes('Raise the limit of connections, or lower DATABASE_POOL_SIZE of the servers.', [
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

function codes(advice: string, those: readonly string[]): Record<string, string> {
  return Object.fromEntries(those.map((code) => [code, advice]));
}
