import { mutation } from '../../../../graphql/mutation.ts';
import { viewerAfter } from '../../../viewer/refs.ts';
import { MAX_TOKEN_NAME_LENGTH, MAX_TOKENS } from '../model.ts';
import { AccessToken } from '../refs.ts';
import { TokenScopeRef } from '../schema.ts';
import { tokensById } from '../service.ts';
import {
  type CreatedToken,
  createToken,
  type NewTokenInput,
  type RevokeTokenInput,
  revokeToken,
} from './service.ts';

mutation<NewTokenInput, CreatedToken>('createToken', {
  description: `Makes a personal access token, with which a program acts for you. An account can have ${MAX_TOKENS}. A request that itself bears a token is refused.`,
  rule: 'token.create',
  input: (t) => ({
    name: t.string({
      required: true,
      description: `A name for yourself, such as that of the program, at most ${MAX_TOKEN_NAME_LENGTH} characters.`,
    }),
    scope: t.field({
      type: TokenScopeRef,
      required: true,
      description: 'What the token allows.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When it expires. Default: it does not.',
    }),
  }),
  resolve: createToken,
  payload: (t) => ({
    token: t.string({
      description:
        'The token, for the header `Authorization: Bearer …`. It is not shown again: the server stores only its hash.',
      resolve: ({ token }) => token,
    }),
    accessToken: t.field({
      description: 'What `viewer { tokens }` says of it.',
      type: AccessToken,
      nullable: true,
      resolve: ({ id }, _args, scope) => tokensById(scope).load(id),
    }),
    viewer: viewerAfter(t, 'The viewer with the new token.'),
  }),
});

mutation<RevokeTokenInput, { readonly tokenId: string }>('revokeToken', {
  description:
    'Revokes a personal access token of yours. Requests with it are refused then, and its subscriptions end.',
  rule: 'token.revoke',
  input: (t) => ({
    tokenId: t.id({
      required: true,
      description: 'The id of one of your tokens, as in `viewer { tokens }`.',
    }),
  }),
  resolve: revokeToken,
  payload: (t) => ({
    revokedTokenId: t.exposeID('tokenId', {
      description: 'The id of the token, for the cache of the client.',
    }),
    viewer: viewerAfter(t, 'The viewer with the tokens that are left.'),
  }),
});
