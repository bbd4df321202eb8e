import { v7 } from 'uuid';
import type { Transaction } from '../../../../db/database.ts';
import { assertTitleFree } from '../../page/write/slugs.ts';
import type { NewHeldWikiEdit } from '../model.ts';
import { findWaitingEdit } from './queries.ts';

/**
 * Holds an edit for review, and returns its id. It takes the place of what its author changed in the same page
 * before and still waits: only what it does not change, title or text, stays from there.
 *
 * @throws PublicError BAD_USER_INPUT when another page has the title
 */
export async function holdWikiEdit(
  tx: Transaction,
  { id: newId = v7(), ...edit }: NewHeldWikiEdit,
): Promise<string> {
  const { authorId, wikiPageId, title, markdown, basedOn, ...details } = edit;
  if (title !== null) await assertTitleFree(tx, { id: wikiPageId ?? newId, title });
  const held = { hiddenAt: new Date(), hiddenWhy: 'HELD' } as const;
  const waiting = await findWaitingEdit(tx, { authorId, wikiPageId, title });
  if (waiting === null) {
    const data = { id: newId, ...edit, ...held, createdAt: held.hiddenAt };
    await tx.prisma.heldWikiEdit.create({ data, select: { id: true } });
    return newId;
  }
  const changes = {
    ...(title !== null && { title }),
    ...(markdown !== null && { markdown }),
    // A text that stays is merged from where it began.
    ...((markdown !== null || !waiting.hasText) && { basedOn }),
  };
  const data = { ...changes, ...details, ...held };
  const { id } = waiting;
  await tx.prisma.heldWikiEdit.update({ where: { id }, data, select: { id: true } });
  return id;
}
