import type { ObjectFieldsShape } from '@pothos/core';
import type { Types } from '../../../../graphql/builder.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { viewerAfter } from '../../../viewer/refs.ts';
import {
  type EndedSessions,
  type EndSessionInput,
  type EndSessionsInput,
  endSession,
  endSessions,
} from './service.ts';

const payload: ObjectFieldsShape<Types, EndedSessions> = (t) => ({
  endedCount: t.exposeInt('count', { description: 'How many sessions ended.' }),
  viewer: viewerAfter(t, 'The viewer with the sessions that are left.'),
});

mutation<EndSessionInput, EndedSessions>('endSession', {
  description:
    'Ends one session of the viewer: that browser is signed out at once, and its subscriptions end.',
  rule: 'session.end',
  input: (t) => ({
    sessionId: t.id({
      required: true,
      description: 'The id of one of your sessions, as in `viewer { sessions }`.',
    }),
  }),
  resolve: endSession,
  payload,
});

mutation<EndSessionsInput, EndedSessions>('endSessions', {
  description: 'Ends all sessions of the viewer: they are signed out everywhere at once.',
  rule: 'session.end',
  input: (t) => ({
    keepCurrent: t.boolean({
      description: 'Whether the session of this request continues. Default: false.',
    }),
  }),
  resolve: endSessions,
  payload,
});
