import type { Scope } from '../../../request/scope.ts';
import { voteLoaders } from './loaders.ts';
import type { Scored, VoteAxis, VoteRow } from './model.ts';

/** What the viewer voted; null when nothing, and without asking when nobody in particular asks. */
export async function viewerVote(
  scope: Scope,
  subject: Scored,
  axis: VoteAxis,
): Promise<VoteRow | null> {
  const votes = (await voteLoaders(scope)?.[subject.kind].load(subject.id)) ?? [];
  return votes.find((vote) => vote.axis === axis) ?? null;
}
