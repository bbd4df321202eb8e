import type { Transaction } from '../../../../db/database.ts';
import { sentTogether } from '../../../../db/sent-together.ts';
import { invariant } from '../../../../lib/invariant.ts';
import { recordEvent } from '../../../../live/record-event.ts';
import { notify } from '../../../people/notification/notify.ts';
import { COMMENT_ADDED } from '../events.ts';
import type { Place } from './content.ts';
import { countShown } from './queries.ts';

interface ShownComment extends Place {
  readonly id: string;
  /** Its author. */
  readonly actorId: string;
  readonly markdown: string;
}

/** Does what follows when others see a comment for the first time: written, or approved. */
export async function showComment(
  tx: Transaction,
  { id, postId, wikiPageId, actorId, markdown }: ShownComment,
): Promise<void> {
  const placeId = postId ?? wikiPageId;
  invariant(placeId !== null, 'a comment stands on one of the two');
  await sentTogether([
    countShown(tx, id, 1),
    recordEvent(tx, COMMENT_ADDED, { commentId: id, placeId }),
    notify(tx, { what: 'COMMENT_WRITTEN', commentId: id, actorId, markdown }),
  ]);
}
