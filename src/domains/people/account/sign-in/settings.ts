/** How people sign in on the pages. */
export interface SignInSettings {
  readonly hasPasswords: boolean;
  /** Whether anybody may create an account; otherwise only who has a link. */
  readonly hasSignUp: boolean;
  readonly provider: ProviderSettings | null;
  /** What cookies are signed with. Empty: a secret that the server makes and stores. */
  readonly secret: string;
  /** Null when the site has no address of its own. */
  readonly siteUrl: string | null;
}

/** An OpenID Connect provider. */
export interface ProviderSettings {
  readonly issuer: string;
  /** Its name in `identities`: that of the tokens of JWT_ISSUER, where both are the same provider. */
  readonly identityIssuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim with the username that a new member prefers. */
  readonly usernameClaim: string;
}

/** Sessions end so long after their last use, in seconds. */
export const SESSION_LIFETIME = 30 * 24 * 3600;

/** The issuer of those who sign in here, in `identities`: their subject is the id of an `auth_users` row. */
export const SELF = 'self';

/** The name of the provider among the accounts of better-auth, and in its redirect address. */
export const PROVIDER_ID = 'oidc';
