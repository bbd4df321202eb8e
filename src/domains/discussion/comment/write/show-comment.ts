import type { Transaction } from '../../../../db/database.ts';
import { sentTogether } from '../../../../db/sent-together.ts';
import { recordEvent } from '../../../../live/record-event.ts';
import { notify } from '../../../people/notification/notify.ts';
import { COMMENT_ADDED } from '../events.ts';
import { recordChanges } from './change.ts';
import { type Place, placeIdOf } from './content.ts';
import { countNew, countShown } from './queries.ts';
import type { Above } from './thread-counts.ts';

interface ShownComment extends Place {
  readonly id: string;
  /** Its author. */
  readonly actorId: string;
  readonly markdown: string;
  /** Those above a comment that is only just being made; of others they are looked up. */
  readonly above?: readonly Above[];
}

/** Does what follows when others see a comment for the first time: written, or approved. */
export async function showComment(tx: Transaction, comment: ShownComment): Promise<void> {
  const { id, actorId, markdown, above } = comment;
  const placeId = placeIdOf(comment);
  const [tombstones] = await sentTogether([
    above === undefined ? countShown(tx, id, 1) : countNew(tx, id, above),
    recordEvent(tx, COMMENT_ADDED, { commentId: id, placeId }),
    notify(tx, { what: 'COMMENT_WRITTEN', commentId: id, actorId, markdown }),
  ]);
  await recordChanges(tx, comment, tombstones);
}
