import type { errors, JWTPayload } from 'jose';
import { isMailAddress } from '../../../lib/mail-address.ts';
import { onceDone } from '../../../lib/once.ts';

/** Where JSON Web Tokens come from, and what their claims mean. */
export interface IdentityProviderSettings {
  readonly issuer: string;
  readonly audience: string;
  /** Of the provider's keys (RFC 7517). */
  readonly jwksUrl: string;
  readonly usernameClaim: string;
  readonly rolesClaim: string;
  /** Whether its e-mail addresses are wanted. */
  readonly namesMail: boolean;
}

/** What a provider says of a user. */
export interface Claims {
  readonly issuer: string;
  readonly subject: string;
  /** Empty when the provider names none. */
  readonly username: string;
  readonly displayName: string | undefined;
  readonly roles: readonly string[];
  /** An e-mail address that the provider has verified; null when it names none. */
  readonly mailAddress: string | null;
  /** When the token was issued, and until when it is taken, in ms since 1970. */
  readonly issuedAt: number;
  readonly until: number;
}

export interface IdentityProvider {
  /**
   * Null when the token is not to be trusted: forged, expired, or meant for another user.
   *
   * @throws ProviderUnavailable when its keys cannot be had
   */
  verify(token: string): Promise<Claims | null>;
}

/** What the provider must tell cannot be had; the message says why. Neither the client nor its token is to blame. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';

  constructor(missing: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`the identity provider does not answer: no ${missing} (${why})`, { cause });
  }
}

/** Seconds by which the provider's clock and ours may differ. */
const CLOCK_TOLERANCE = 5;

/** How long a request waits for the provider's keys, in ms. */
const KEYS_TIMEOUT = 3_000;

/**
 * Checks tokens of one provider (RFC 7519). Its keys are fetched when first needed, cached, and fetched
 * again when a token names one that is not among them, at most twice a minute.
 */
export function identityProvider(settings: IdentityProviderSettings): IdentityProvider {
  const { issuer, audience } = settings;
  // Loaded with the first token: a start need not wait for it, least of all without a provider.
  const loaded = onceDone(async () => {
    const { createRemoteJWKSet, errors, jwtVerify } = await import('jose');
    const keys = createRemoteJWKSet(new URL(settings.jwksUrl), { timeoutDuration: KEYS_TIMEOUT });
    return { keys, errors, jwtVerify };
  });
  return {
    async verify(token) {
      const { keys, errors, jwtVerify } = await loaded();
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          audience,
          clockTolerance: CLOCK_TOLERANCE,
          requiredClaims: ['sub', 'exp'],
        });
        return claimsOf(payload, settings);
      } catch (error) {
        if (isRefusal(error, errors)) return null;
        throw new ProviderUnavailable(`keys from ${settings.jwksUrl}`, error);
      }
    },
  };
}

/** All else that can go wrong is the fetching of keys: no connection, no answer in time, no key set. */
function isRefusal(error: unknown, kinds: typeof errors): boolean {
  if (error instanceof kinds.JWKSTimeout || error instanceof kinds.JWKSInvalid) return false;
  return error instanceof kinds.JOSEError && error.code !== 'ERR_JOSE_GENERIC';
}

/**
 * As long as OpenID Connect lets it be (Core 1.0, section 2). Control characters and halves of characters would
 * not be stored as they came, and two people could become one.
 */
const SUBJECT = /^[^\p{Cc}\p{Cs}]{1,255}$/u;

function claimsOf(payload: JWTPayload, settings: IdentityProviderSettings): Claims | null {
  const { sub, name } = payload;
  if (typeof sub !== 'string' || !SUBJECT.test(sub)) return null;
  const username = payload[settings.usernameClaim];
  const roles = payload[settings.rolesClaim];
  return {
    issuer: settings.issuer,
    subject: sub,
    username: typeof username === 'string' ? username : '',
    displayName: typeof name === 'string' ? name : undefined,
    roles: roleNames(roles),
    mailAddress: settings.namesMail ? verifiedAddress(payload) : null,
    ...timesOf(payload),
  };
}

/** A name, or a flat list of names; what has another shape grants nothing. */
function roleNames(claim: unknown): readonly string[] {
  const names: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return names.every((name) => typeof name === 'string') ? names : [];
}

/** The claims of OpenID Connect (Core 1.0, section 5.1). Some providers write booleans as text. */
function verifiedAddress({ email, email_verified: isVerified }: JWTPayload): string | null {
  if (isVerified !== true && isVerified !== 'true') return null;
  return typeof email === 'string' && isMailAddress(email) ? email : null;
}

/** The end of the year 9999, in seconds since 1970. */
const LAST_SECOND = 253_402_300_799;

/**
 * Tokens of a provider that leaves out when they were issued are put in the order in which they end. A provider
 * whose clock is ahead issues no token later than now.
 */
function timesOf({ iat, exp = 0 }: JWTPayload): Pick<Claims, 'issuedAt' | 'until'> {
  const end = Math.min(exp, LAST_SECOND - CLOCK_TOLERANCE);
  const issuedAt =
    typeof iat === 'number' && iat > 0 ? Math.min(iat * 1000, Date.now()) : end * 1000;
  return { issuedAt: Math.floor(issuedAt), until: Math.floor((end + CLOCK_TOLERANCE) * 1000) };
}
