import { type Env, signInSettings } from '../env.ts';
import type { Reaction } from '../lib/reactions.ts';
import type { SiteCounter } from './site-counts.ts';
import type { SiteLimits } from './site-limits.ts';
import { type SiteText, siteText } from './site-texts.ts';

/** What the operator said of this community. */
export interface SiteSettings {
  readonly name: string;
  readonly description: string;
  readonly about: SiteText;
  readonly rules: SiteText;
  /** A BCP 47 tag. */
  readonly language: string;
  /** Where people read it; null when it has no address of its own. */
  readonly url: string | null;
  readonly limits: SiteLimits;
  readonly counts: SiteCounter;
  /** Whether people may write only so much in a time. */
  readonly limitsWrites: boolean;
  /** Whether texts wait for a moderator while nothing of their author is shown yet. */
  readonly holdsNewcomers: boolean;
  /** What users can react with, in this order. */
  readonly reactions: readonly Reaction[];
  readonly uploads: UploadLimits;
  /** Null where nobody signs in on the pages. */
  readonly signIn: SignInMethods | null;
}

/** How people sign in on the pages. */
export interface SignInMethods {
  readonly hasPasswords: boolean;
  /** Whether visitors may create an account without a link. */
  readonly hasSignUp: boolean;
  /** The host of the OpenID Connect provider; null without one. */
  readonly providerName: string | null;
  /** Whether a link by e-mail replaces a lost password. */
  readonly hasMail: boolean;
}

/** How much people may upload. */
interface UploadLimits {
  /** Of one file. */
  readonly maxBytes: number;
  /** Files of one account in 24 hours. */
  readonly perDay: number;
  /** Of all files of one account. */
  readonly accountBytes: number;
}

/** @throws EnvironmentError when a file that it names cannot be read */
export function siteSettings(
  env: Env,
  { limits, counts }: Pick<SiteSettings, 'limits' | 'counts'>,
): SiteSettings {
  return {
    name: env.SITE_NAME,
    description: env.SITE_DESCRIPTION,
    about: siteText('SITE_ABOUT_FILE', env.SITE_ABOUT_FILE),
    rules: siteText('SITE_RULES_FILE', env.SITE_RULES_FILE),
    language: env.SITE_LANGUAGE,
    url: env.SITE_URL,
    limits,
    counts,
    limitsWrites: env.WRITE_LIMITS,
    holdsNewcomers: env.HOLD_NEWCOMERS,
    reactions: env.REACTIONS,
    uploads: {
      maxBytes: env.UPLOAD_MAX_BYTES,
      perDay: env.UPLOADS_PER_DAY,
      accountBytes: env.UPLOAD_QUOTA_MB * 1_000_000,
    },
    signIn: signInMethods(env),
  };
}

function signInMethods(env: Env): SignInMethods | null {
  const settings = signInSettings(env);
  if (settings === null) return null;
  const { hasPasswords, hasSignUp, provider } = settings;
  const providerName = provider === null ? null : new URL(provider.issuer).host;
  return { hasPasswords, hasSignUp, providerName, hasMail: env.SMTP_URL !== null };
}
