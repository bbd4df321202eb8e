import type { PagedList } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { contributorLoaders } from './loaders.ts';
import type { ContributorOrder, ContributorRow } from './model.ts';
import { contributorsOfPage } from './queries.ts';

export interface ContributorListArguments extends PageArguments {
  readonly orderBy: ContributorOrder;
}

export function contributorsOf(
  scope: Scope,
  args: ContributorListArguments,
): PagedList<ContributorRow> {
  return {
    loader: contributorLoaders(scope).connection,
    list: contributorsOfPage(scope, args.orderBy),
    args,
  };
}
