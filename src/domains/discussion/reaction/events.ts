import { eventKind } from '../../../live/event.ts';
import type { Reactable } from './model.ts';

/** The reactions to a post or comment changed. `placeId` is the post or wiki page that it is, or stands on. */
export const REACTIONS_CHANGED = eventKind({
  name: 'REACTIONS_CHANGED',
  webhook: 'reactions.changed',
  targetOf: ({ placeId, subject }: { readonly placeId: string; readonly subject: Reactable }) => ({
    scopeId: placeId,
    nodeKind: subject.kind,
    nodeId: subject.id,
  }),
});
