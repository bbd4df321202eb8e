import type { NodeKey } from '../../../access/node-key.ts';
import { eventKind } from '../../../live/event.ts';

/** The score of a post or comment changed. */
export const SCORE_CHANGED = eventKind({
  name: 'SCORE_CHANGED',
  webhook: 'score.changed',
  targetOf: ({ kind, id }: NodeKey<'Post' | 'Comment'>) => ({
    scopeId: id,
    nodeKind: kind,
    nodeId: id,
  }),
});
