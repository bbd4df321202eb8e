import { builder } from '../../../graphql/builder.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { listPrice } from '../../../graphql/prices.ts';
import { Viewer } from '../../viewer/refs.ts';
import { MAX_LISTED_SESSIONS } from './model.ts';
import { Session } from './refs.ts';
import { ownSessions } from './service.ts';

builder.objectType(Session, {
  description: 'A browser in which the viewer is signed in. Only the viewer can look it up.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'Session'),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When the viewer signed in.',
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      description: 'When the session was last used, to the hour.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When the session ends if it is not used again.',
    }),
    userAgent: t.exposeString('userAgent', {
      description:
        'What the browser says of itself: its header `User-Agent`, at most 300 characters. Anybody can write anything in it.',
    }),
    isCurrent: t.exposeBoolean('isCurrent', {
      description: 'Whether this request belongs to the session.',
    }),
  }),
});

builder.objectField(Viewer, 'sessions', (t) =>
  t.field({
    description: `Where the viewer is signed in, the last used session first, at most ${MAX_LISTED_SESSIONS}. Null for anonymous viewers.`,
    type: [Session],
    nullable: true,
    complexity: listPrice(MAX_LISTED_SESSIONS),
    resolve: (_viewer, _args, scope) => ownSessions(scope),
  }),
);
