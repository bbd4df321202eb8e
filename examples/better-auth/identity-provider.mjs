import { betterAuth } from 'better-auth';
import { jwt } from 'better-auth/plugins/jwt';
import { username } from 'better-auth/plugins/username';

/**
 * An identity provider: people sign up with an e-mail address and a password, and get JSON Web Tokens.
 *
 * @param {object} options
 * @param {string} options.url where it is to be reached, without a slash at the end: the tokens' issuer
 * @param {string} options.audience whom the tokens are for
 * @param {string} options.secret encrypts the private keys that it keeps, and signs its cookies
 * @param {import('better-auth').BetterAuthOptions['database']} options.database
 */
export function identityProvider({ url, audience, secret, database }) {
  return betterAuth({
    baseURL: url,
    secret,
    database,
    emailAndPassword: { enabled: true },
    plugins: [
      username(),
      jwt({
        // A key signs for a month. It is published for a day more, which tokens do not live.
        jwks: { rotationInterval: 30 * 24 * 60 * 60, gracePeriod: 24 * 60 * 60 },
        jwt: {
          issuer: url,
          audience,
          expirationTime: '15m',
          definePayload: ({ user }) => ({ preferred_username: user.username, name: user.name }),
        },
      }),
    ],
  });
}
