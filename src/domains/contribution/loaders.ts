import { keysetConnection } from '../../loaders/keyset-connection.ts';
import { perRequest } from '../../loaders/per-request.ts';
import type { Scope } from '../scope.ts';
import type { ContributionRow } from './model.ts';

export const contributionLoaders = perRequest((scope: Scope) => ({
  connection: keysetConnection<ContributionRow>(scope.reader),
}));
