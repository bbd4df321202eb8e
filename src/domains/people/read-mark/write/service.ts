import { assertMayTo } from '../../../../access/assertions.ts';
import type { NodeKey } from '../../../../access/node-key.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import { moveReadMark } from './queries.ts';

export interface MarkReadInput {
  readonly subjectId: string;
  readonly upTo?: string | null | undefined;
}

export interface MarkedPlace {
  readonly subject: NodeKey<'Post' | 'WikiPage'>;
}

/**
 * Stores up to when the viewer has read the comments on a post or page.
 *
 * @throws PublicError INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function markRead(
  scope: Scope,
  { subjectId, upTo }: MarkReadInput,
): Promise<MarkedPlace> {
  const { key, viewer } = await assertMayTo(scope, 'readMark.update', {
    id: subjectId,
    argument: 'input.subjectId',
  });
  const { kind, id } = key;
  invariant(kind === 'Post' || kind === 'WikiPage', `the permissions allow no ${kind}`);
  const mark = { userId: viewer.id, subject: { kind, id }, upTo: upTo ?? null };
  await write({ scope, viewer, class: 'vote' }, (tx) => moveReadMark(tx, mark));
  return { subject: mark.subject };
}
