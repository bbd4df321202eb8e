import { label, oneOf, onOff, secret, text, webAddress } from '../env-kinds.ts';
import type { Variable } from './variable.ts';

/** Variables of who people are and how they sign in. */
export const SIGN_IN_VARIABLES = {
  JWT_ISSUER: {
    ...text(),
    default: '',
    description: 'The identity provider whose tokens the server accepts: what their `iss` must be.',
  },
  JWT_AUDIENCE: {
    ...text(),
    default: '',
    description: 'What the `aud` of its tokens must be.',
  },
  JWT_JWKS_URL: {
    ...webAddress(),
    default: '',
    description: 'Web address of its public keys. Set all three of these variables, or none.',
  },
  JWT_USERNAME_CLAIM: {
    ...label(),
    default: 'preferred_username',
    description: 'The claim that holds the preferred username of a new member.',
  },
  JWT_ROLES_CLAIM: {
    ...label(),
    default: 'roles',
    description:
      'The claim that says roles, as a string or a list of strings: `trusted`, `moderator` and `admin`, in lower or in upper case, mean something.',
  },
  SIGN_IN: {
    ...oneOf('on', 'provider', 'off'),
    default: 'on',
    description:
      'How people sign in on the pages; `on`: with a password, and with the provider of `OIDC_ISSUER` if it is set; `provider`: only with that; `off`: not at all.',
  },
  SIGN_UP: {
    ...onOff(),
    default: 'on',
    description:
      'Whether visitors may create an account; `off`: only with a link that a moderator or the operator made.',
  },
  SIGN_IN_SECRET: {
    ...secret(32),
    default: '',
    description:
      'What session cookies are signed with. Without it the server makes one and stores it in the database. A change signs everybody out.',
  },
  OIDC_ISSUER: {
    ...webAddress(),
    default: '',
    description:
      'An OpenID Connect provider with which people sign in on the pages: its issuer. Needs `SITE_URL`; the redirect address to register is `/api/auth/callback/oidc` there.',
  },
  OIDC_CLIENT_ID: {
    ...text(),
    default: '',
    description: 'The client id of this site at that provider.',
  },
  OIDC_CLIENT_SECRET: {
    ...text(),
    default: '',
    description: 'Its client secret. Set all three of these variables, or none.',
  },
} satisfies Record<string, Variable>;
