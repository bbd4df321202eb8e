import { builder } from '../../../graphql/builder.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { listPrice } from '../../../graphql/prices.ts';
import { Viewer } from '../../viewer/refs.ts';
import { MAX_TOKENS } from './model.ts';
import { AccessToken } from './refs.ts';
import { ownTokens } from './service.ts';

export const TokenScopeRef = builder.enumType('TokenScope', {
  description: 'What a personal access token allows.',
  values: {
    READ: { description: 'To read what its owner may read.' },
    WRITE: { description: 'To do everything that its owner may do, except making tokens.' },
  } as const,
});

builder.objectType(AccessToken, {
  description:
    'A personal access token of the viewer, with which a program acts for them. Only the viewer can look it up. The token itself is shown once, by `createToken`.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'AccessToken'),
    name: t.exposeString('name', { description: 'The name that the viewer gave it.' }),
    scope: t.field({
      description: 'What the token allows.',
      type: TokenScopeRef,
      resolve: ({ scope }) => scope,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When this was created.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it expires. Null if it does not.',
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute. Null if it never was.',
    }),
  }),
});

builder.objectField(Viewer, 'tokens', (t) =>
  t.field({
    description: `The viewer’s personal access tokens that are neither revoked nor expired, newest first, at most ${MAX_TOKENS}. Null for anonymous viewers.`,
    type: [AccessToken],
    nullable: true,
    complexity: listPrice(MAX_TOKENS),
    resolve: (_viewer, _args, scope) => ownTokens(scope),
  }),
);
