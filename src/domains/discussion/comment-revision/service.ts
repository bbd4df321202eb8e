import type { PagedList } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { commentRevisionLoaders } from './loaders.ts';
import type { CommentRevisionRow } from './model.ts';
import { revisionsOfComment } from './queries.ts';

/** Former texts of comments by their id; null for one that is missing or hidden. */
export const commentRevisionsById = (scope: Scope) => commentRevisionLoaders(scope).byId;

export function formerTextsOf(scope: Scope, args: PageArguments): PagedList<CommentRevisionRow> {
  return {
    loader: commentRevisionLoaders(scope).connection,
    list: revisionsOfComment(scope),
    args,
  };
}
