import { byId } from '../../../loaders/by-id.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { SessionRow } from './model.ts';
import { sessionsById } from './queries.ts';

export const sessionLoaders = perRequest((scope: Scope) => ({
  byId: byId<SessionRow>(scope.reader, sessionsById(scope)),
}));
