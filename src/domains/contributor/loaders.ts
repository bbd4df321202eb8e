import { keysetConnection } from '../../loaders/keyset-connection.ts';
import { perRequest } from '../../loaders/per-request.ts';
import type { Scope } from '../scope.ts';
import type { ContributorRow } from './model.ts';

export const contributorLoaders = perRequest((scope: Scope) => ({
  connection: keysetConnection<ContributorRow>(scope.reader),
}));
