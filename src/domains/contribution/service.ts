import type { PagedList } from '../../loaders/connection.ts';
import type { PageArguments } from '../../loaders/page-request.ts';
import type { Scope } from '../../request/scope.ts';
import { contributionLoaders } from './loaders.ts';
import { CONTRIBUTION_KINDS, type ContributionKind, type ContributionRow } from './model.ts';
import { contributionsOfUser } from './queries.ts';

export interface ContributionListArguments extends PageArguments {
  readonly types?: readonly ContributionKind[] | null | undefined;
}

/** Everything that people did, or what they did of some kinds, newest first. */
export function contributionsOf(
  scope: Scope,
  args: ContributionListArguments,
): PagedList<ContributionRow> {
  const wanted = args.types ?? CONTRIBUTION_KINDS;
  return {
    loader: contributionLoaders(scope).connection,
    list: contributionsOfUser(CONTRIBUTION_KINDS.filter((kind) => wanted.includes(kind))),
    args,
  };
}
