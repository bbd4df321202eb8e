import { byId } from '../../../loaders/by-id.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { ContributorRow } from './model.ts';
import { ownPagesById } from './queries.ts';

export const contributorLoaders = perRequest((scope: Scope) => ({
  ownPages: byId<{ readonly id: string }>(scope.reader, ownPagesById(scope.viewer)),
  connection: keysetConnection<ContributorRow>(scope.reader),
}));
