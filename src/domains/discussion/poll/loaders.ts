import { byId } from '../../../loaders/by-id.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { FoundPoll } from './model.ts';
import { pollsById, pollsByPost } from './queries.ts';

export const pollLoaders = perRequest((scope: Scope) => ({
  byId: byId<FoundPoll>(scope.reader, pollsById(scope)),
  byPost: byId<FoundPoll>(scope.reader, pollsByPost(scope)),
}));
