import { mutation } from '../../../../graphql/mutation.ts';
import { type CreatedLink, createSignInLink, type NewSignInLink } from './service.ts';

mutation<NewSignInLink, CreatedLink>('createSignInLink', {
  description:
    'Makes a link with which a person, once, takes over an account and chooses a password. Moderators may do so for accounts that nobody uses, such as imported ones, and admins for all members. Links for the same account that were made before stop working.',
  rule: 'signInLink.create',
  input: (t) => ({
    userId: t.id({ required: true, description: 'The id of the user whose account it is.' }),
  }),
  resolve: createSignInLink,
  payload: (t) => ({
    url: t.field({
      type: 'URL',
      description: 'The address to give to the person, and to nobody else. It is not shown again.',
      resolve: ({ url }) => url,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'Until when the link can be used.',
      resolve: ({ expiresAt }) => expiresAt,
    }),
  }),
});
