import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import pg from 'pg';
import { identityProvider } from './identity-provider.mjs';

const { PORT = '4001', DATABASE_URL, AUDIENCE = 'commonplace' } = process.env;
const { URL: url = `http://127.0.0.1:${PORT}`, SECRET: secret = ownSecret() } = process.env;

const database = DATABASE_URL
  ? new pg.Pool({ connectionString: DATABASE_URL })
  : memoryAdapter({ user: [], session: [], account: [], verification: [], jwks: [] });
const provider = identityProvider({ url, audience: AUDIENCE, secret, database });
if (DATABASE_URL) await (await getMigrations(provider.options)).runMigrations();

createServer(toNodeHandler(provider)).listen(Number(PORT), '127.0.0.1', () => {
  console.log(`JWT_ISSUER=${url}\nJWT_AUDIENCE=${AUDIENCE}\nJWT_JWKS_URL=${url}/api/auth/jwks`);
});

/** Good enough for what is forgotten at the end. */
function ownSecret() {
  if (DATABASE_URL) throw new Error('Set SECRET too: what is kept has to be read again.');
  return randomBytes(32).toString('base64');
}
