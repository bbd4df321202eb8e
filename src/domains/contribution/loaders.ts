import { keysetConnection } from '../../loaders/keyset-connection.ts';
import { perRequest } from '../../request/per-request.ts';
import type { Scope } from '../../request/scope.ts';
import type { ContributionRow } from './model.ts';

export const contributionLoaders = perRequest((scope: Scope) => ({
  connection: keysetConnection<ContributionRow>(scope.reader),
}));
