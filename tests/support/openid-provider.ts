import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll } from 'vitest';

export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

/** An OpenID Connect provider at which everybody is who the test says. */
export interface OpenIdProvider {
  readonly environment: Readonly<Record<string, string>>;
  /** What happens to requests: an answer, none ever, or an end of the connection. */
  behaviour: 'answers' | 'is silent' | 'is away';
  /** Answers for a person at the address of the provider: where their browser goes next. */
  authorize(address: string, claims: Claims): string;
}

/** Takes the code flow with PKCE (RFC 7636) and nothing else. */
export async function openIdProvider(siteUrl: string): Promise<OpenIdProvider> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, { readonly asked: URLSearchParams; readonly claims: Claims }>();
  const server = createServer(async (request, response) => {
    if (provider.behaviour === 'is silent') return;
    if (provider.behaviour === 'is away') return void request.destroy();
    const body = await answer(request);
    response.writeHead(body === null ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { error: 'invalid_grant' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage): Promise<object | null> {
    if (request.url === '/.well-known/openid-configuration') {
      return {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
        code_challenge_methods_supported: ['S256'],
      };
    }
    if (request.url === '/jwks') return { keys: [jwk] };
    if (request.url === '/userinfo') return lastClaims;
    return request.url === '/token' ? tokensFor(new URLSearchParams(await text(request))) : null;
  }

  let lastClaims: Claims | null = null;

  async function tokensFor(form: URLSearchParams): Promise<object | null> {
    const granted = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (granted?.asked.get('code_challenge') !== challenge) return null;
    if (form.get('redirect_uri') !== granted.asked.get('redirect_uri')) return null;
    lastClaims = granted.claims;
    const nonce = granted.asked.get('nonce') ?? undefined;
    const idToken = await new SignJWT({ nonce, ...granted.claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience('commonplace')
      .setIssuedAt()
      .setExpirationTime('5 minutes')
      .sign(privateKey);
    return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: idToken };
  }

  const provider: OpenIdProvider = {
    behaviour: 'answers',
    environment: {
      SITE_URL: siteUrl,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'commonplace',
      OIDC_CLIENT_SECRET: 'the secret of the client',
    },
    authorize(address, claims) {
      const asked = new URL(address).searchParams;
      const code = randomUUID();
      codes.set(code, { asked, claims });
      const target = new URL(asked.get('redirect_uri') ?? '');
      target.search = String(new URLSearchParams({ code, state: asked.get('state') ?? '' }));
      return target.href;
    },
  };
  return provider;
}
