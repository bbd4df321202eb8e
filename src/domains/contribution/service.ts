import { inputError } from '../../lib/errors.ts';
import type { PagedList } from '../../loaders/connection.ts';
import type { PageArguments } from '../../loaders/page-request.ts';
import type { Scope } from '../../request/scope.ts';
import { contributionLoaders } from './loaders.ts';
import { CONTRIBUTION_KINDS, type ContributionKind, type ContributionRow } from './model.ts';
import { contributionsOfUser } from './queries.ts';

export interface ContributionListArguments extends PageArguments {
  readonly types?: readonly ContributionKind[] | null | undefined;
}

/**
 * Everything that people did, or what they did of some kinds, newest first.
 *
 * @throws PublicError BAD_USER_INPUT when `types` is empty
 */
export function contributionsOf(
  scope: Scope,
  args: ContributionListArguments,
): PagedList<ContributionRow> {
  const wanted = args.types ?? CONTRIBUTION_KINDS;
  if (wanted.length === 0)
    throw inputError('types', 'Give at least one type, or leave `types` out.');
  return {
    loader: contributionLoaders(scope).connection,
    list: contributionsOfUser(CONTRIBUTION_KINDS.filter((kind) => wanted.includes(kind))),
    args,
  };
}
