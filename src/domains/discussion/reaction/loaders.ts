import { byId } from '../../../loaders/by-id.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { CountsRow, ReactionRow } from './model.ts';
import { countsById } from './queries.ts';

export const reactionLoaders = perRequest((scope: Scope) => ({
  counts: {
    Post: byId<CountsRow>(scope.reader, countsById(scope, 'Post')),
    Comment: byId<CountsRow>(scope.reader, countsById(scope, 'Comment')),
  },
  connection: keysetConnection<ReactionRow>(scope.reader),
}));
