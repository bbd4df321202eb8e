import type { Transaction } from '../../../../db/database.ts';
import { sentTogether } from '../../../../db/sent-together.ts';
import { recordEvent } from '../../../../live/record-event.ts';
import { POST_REMOVED, POST_RESTORED } from '../events.ts';
import { countPostShown } from './queries.ts';

/** Does what follows when a public post is public no longer. */
export async function postRemoved(tx: Transaction, postId: string): Promise<void> {
  await sentTogether([countPostShown(tx, postId, -1), recordEvent(tx, POST_REMOVED, { postId })]);
}

/** Does what follows when a deleted or hidden post is public again. */
export async function postRestored(tx: Transaction, postId: string): Promise<void> {
  await sentTogether([countPostShown(tx, postId, 1), recordEvent(tx, POST_RESTORED, { postId })]);
}
