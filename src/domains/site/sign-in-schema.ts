import { SignInMethods } from './refs.ts';

SignInMethods.implement({
  description: 'How people sign in on the pages of the site. docs/api.md shows the requests.',
  fields: (t) => ({
    hasPasswords: t.exposeBoolean('hasPasswords', {
      description: 'Whether people sign in with a username and a password.',
    }),
    hasSignUp: t.exposeBoolean('hasSignUp', {
      description: 'Whether visitors may create an account. Otherwise they need a link.',
    }),
    providerName: t.exposeString('providerName', {
      nullable: true,
      description:
        'The host of the OpenID Connect provider with which people sign in. Null if there is none.',
    }),
    hasMail: t.exposeBoolean('hasMail', {
      description:
        'Whether the site sends e-mail, so that members with a confirmed address can replace a lost password.',
    }),
  }),
});
