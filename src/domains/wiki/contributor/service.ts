import { andThen, type MaybePromise } from '../../../lib/maybe-promise.ts';
import type { PagedList } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import { forMembers, type Scope } from '../../../request/scope.ts';
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

/** Whether the viewer wrote a version of a page. */
export function isContributor(scope: Scope, pageId: string): MaybePromise<boolean> {
  if (scope.viewer.kind === 'anonymous') return false;
  return andThen(contributorLoaders(scope).ownPages.load(pageId), (page) => page !== null);
}

/** Reads with pages whether the viewer wrote a version of them. */
export const prefetchOwnPages = forMembers((scope) =>
  contributorLoaders(scope).ownPages.prefetchBy('id'),
);
