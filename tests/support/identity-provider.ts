import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll } from 'vitest';

/** An identity provider: the settings by which a server trusts it, and the tokens that it signs. */
export interface TestProvider {
  readonly environment: Readonly<Record<string, string>>;
  /** Signed for this server, by its one key, unless told otherwise. */
  token(claims: Readonly<Record<string, unknown>>, made?: TokenOptions): Promise<string>;
}

interface TokenOptions {
  readonly audience?: string;
  /** The name of the key that it claims to be signed with. */
  readonly kid?: string;
}

/** One for a test file. */
export async function openTestProvider(): Promise<TestProvider> {
  const provider = await startTestProvider();
  afterAll(provider.stop);
  return provider;
}

export async function startTestProvider(): Promise<TestProvider & { stop(): void }> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' }] };
  const server = createServer((_request, response) => response.end(JSON.stringify(keys)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = 'https://id.example';
  return {
    stop: () => void server.close(),
    environment: {
      JWT_ISSUER: issuer,
      JWT_AUDIENCE: 'commonplace',
      JWT_JWKS_URL: `http://127.0.0.1:${port}/jwks`,
    },
    token: (claims, { audience = 'commonplace', kid = 'one' } = {}) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setExpirationTime(typeof claims['exp'] === 'number' ? claims['exp'] : '1 hour')
        .sign(privateKey),
  };
}
