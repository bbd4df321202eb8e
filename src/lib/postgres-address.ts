import { decodePathPart } from './decode-path-part.ts';
import { parseUrl } from './parse-url.ts';

/** Where a PostgreSQL server listens, and which of its databases is meant. */
export interface PostgresAddress {
  /** A name, an IP address, or the folder of a socket; empty where the address names none. */
  readonly host: string;
  readonly port: string;
  readonly database: string;
}

const DEFAULT_PORT = '5432';

/** Stands for the host of an address without one: a URL with a user needs a host. */
const NO_HOST = 'no-host.invalid';

/**
 * Reads `postgres://USER:PASSWORD@HOST:PORT/NAME` as pg does: the host may be missing, and `?host=` names another one
 * or the folder of a socket.
 *
 * @returns null when it is none
 */
export function postgresAddress(value: string): PostgresAddress | null {
  if (!/^postgres(ql)?:\/\//.test(value)) return null;
  const whole = value.replace(/^(\w+:\/\/[^/?#@]*@)(?=\/)/, `$1${NO_HOST}`);
  const url = parseUrl(whole);
  if (url === null) return null;
  const { hostname, port, pathname, searchParams, hash } = url;
  // Of a password with a `#`, which would be read as the name of a host.
  if (hash !== '') return null;
  const named = hostname === NO_HOST ? '' : decodePathPart(hostname);
  const usedPort = searchParams.get('port') || port || DEFAULT_PORT;
  if (named === null || !isPort(usedPort)) return null;
  return {
    host: searchParams.get('host') ?? named,
    port: usedPort,
    database: pathname.slice(1),
  };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
