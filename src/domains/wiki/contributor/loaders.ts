import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { ContributorRow } from './model.ts';

export const contributorLoaders = perRequest((scope: Scope) => ({
  connection: keysetConnection<ContributorRow>(scope.reader),
}));
