import { byId } from '../../../loaders/by-id.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { AccessTokenRow } from './model.ts';
import { tokensById } from './queries.ts';

export const tokenLoaders = perRequest((scope: Scope) => ({
  byId: byId<AccessTokenRow>(scope.reader, tokensById(scope)),
}));
