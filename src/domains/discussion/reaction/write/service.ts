import { assertMayTo, notFound } from '../../../../access/assertions.ts';
import type { Transaction } from '../../../../db/database.ts';
import { checkAll } from '../../../../lib/check-all.ts';
import { inputError } from '../../../../lib/errors.ts';
import { recordEvent } from '../../../../live/record-event.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import { notify } from '../../../people/notification/notify.ts';
import { REACTIONS_CHANGED } from '../events.ts';
import type { Reactable, ReactionInput } from '../model.ts';
import {
  deleteReaction,
  insertReaction,
  type Reaction,
  retractNotifications,
  selectPlaceId,
} from './queries.ts';

/** What a reaction was added to, or removed from. */
export interface Reacted {
  readonly subject: Reactable;
}

/**
 * Adds a reaction of the viewer. Has no effect if it is there already.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export function addReaction(scope: Scope, input: ReactionInput): Promise<Reacted> {
  return change(scope, input, async (tx, reaction) => {
    if (!(await insertReaction(tx, reaction))) return false;
    const { subject, userId: actorId } = reaction;
    await notify(tx, { what: 'REACTED', subject, actorId });
    return true;
  });
}

/** Removes a reaction of the viewer. Has no effect if there is none. Throws like `addReaction`. */
export function removeReaction(scope: Scope, input: ReactionInput): Promise<Reacted> {
  return change(scope, input, async (tx, reaction) => {
    if (!(await deleteReaction(tx, reaction))) return false;
    await retractNotifications(tx, reaction);
    return true;
  });
}

/** @param work says whether it changed anything */
async function change(
  scope: Scope,
  { subjectId, name }: ReactionInput,
  work: (tx: Transaction, reaction: Reaction) => Promise<boolean>,
): Promise<Reacted> {
  const argument = 'input.subjectId';
  const {
    allowed: { key, viewer },
  } = await checkAll({
    allowed: () => assertMayTo(scope, 'reaction.update', { id: subjectId, argument }),
    name: () => assertSiteReaction(scope, name),
  });
  // The rule lets nothing else pass.
  const subject: Reactable = { kind: key.kind === 'Post' ? 'Post' : 'Comment', id: key.id };
  const lock = (tx: Transaction) => selectPlaceId(tx, subject);
  await write({ scope, viewer, class: 'vote', lock }, async (tx, placeId) => {
    if (placeId === null) throw notFound(argument);
    if (!(await work(tx, { userId: viewer.id, subject, name }))) return;
    await recordEvent(tx, REACTIONS_CHANGED, { placeId, subject });
  });
  return { subject };
}

function assertSiteReaction({ site }: Scope, name: string): void {
  const names = site.reactions.map((reaction) => reaction.name);
  if (names.includes(name)) return;
  throw inputError(
    'input.name',
    names.length === 0
      ? 'This site has no reactions.'
      : `This site has no such reaction. Send one of: ${names.join(', ')}.`,
  );
}
