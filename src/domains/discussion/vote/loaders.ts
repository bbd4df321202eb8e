import type { MemberViewer } from '../../../access/viewer.ts';
import { manyByKey } from '../../../loaders/many-by-key.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { Scored } from './model.ts';
import { selectOwnVotes } from './queries.ts';

/** The votes of a user, by what they voted on. */
export const voteLoaders = perRequest((scope: Scope) => {
  const votesOf = ({ id: voterId }: MemberViewer, on: Scored['kind']) =>
    manyByKey(
      (ids) => selectOwnVotes(scope, { voterId, on, ids }),
      (row) => row.subjectId,
    );
  const { viewer } = scope;
  if (viewer.kind === 'anonymous') return null;
  return { Post: votesOf(viewer, 'Post'), Comment: votesOf(viewer, 'Comment') };
});
