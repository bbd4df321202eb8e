import type { PagedList } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { TextDiff } from '../../wiki/revision/model.ts';
import { diffOf } from '../../wiki/revision/service.ts';
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

/** What the edit changed that replaced a text of a comment. */
export async function editAfter(
  scope: Scope,
  { id, commentId, version }: CommentRevisionRow,
): Promise<TextDiff> {
  const next = { commentId, version: version + 1 };
  const nextId = await commentRevisionLoaders(scope).idByVersion.load(next);
  return diffOf(scope, {
    before: { holder: 'commentRevision', id },
    after:
      nextId === null
        ? { holder: 'comment', id: commentId }
        : { holder: 'commentRevision', id: nextId },
    isFinal: nextId !== null,
  });
}
