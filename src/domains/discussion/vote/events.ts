import { eventKind } from '../../../live/event.ts';
import type { Scored } from './model.ts';

/** The score of a post or comment changed. `placeId` is the post or wiki page that it is, or stands on. */
export const SCORE_CHANGED = eventKind({
  name: 'SCORE_CHANGED',
  webhook: 'score.changed',
  targetOf: ({ placeId, subject }: { readonly placeId: string; readonly subject: Scored }) => ({
    scopeId: placeId,
    nodeKind: subject.kind,
    nodeId: subject.id,
  }),
});
