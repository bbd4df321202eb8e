import type { StatementReader, Transaction } from '../../../../db/database.ts';
import { checkEach } from '../../../../lib/check-all.ts';
import { inputError } from '../../../../lib/errors.ts';
import { addParent } from '../../../../topic-tree/add-parent.ts';
import { deleteEdge, lockTopicTree } from '../../../../topic-tree/queries.ts';
import { listedWikiPages } from '../policy.ts';
import { selectParents } from './queries.ts';

export interface Parent {
  readonly id: string;
  readonly title: string;
}

export interface NamedParent extends Parent {
  /** The argument that named it. */
  readonly argument: string;
}

export interface ParentChange {
  /** The parents until then. */
  readonly before: readonly Parent[];
  readonly added: readonly NamedParent[];
  readonly removed: readonly Parent[];
}

export interface NewParents {
  readonly parents: readonly NamedParent[];
  readonly basedOn: readonly string[] | null;
}

/** What makes these topics the parents of a page. Parents that are in no list are left as they are. */
export async function parentChange(
  reader: StatementReader,
  pageId: string,
  parents: readonly NamedParent[],
): Promise<ParentChange> {
  const before = await selectParents(reader, pageId);
  const added = new Map(parents.map((parent) => [parent.id, parent]));
  for (const { id } of before) added.delete(id);
  return {
    before,
    added: [...added.values()],
    removed: before.filter(({ id }) => parents.every((parent) => parent.id !== id)),
  };
}

/**
 * Makes these topics the parents of a page, before the page is locked.
 *
 * @param basedOn the ids of the parents that the change was made from; null if it does not say
 * @returns what changed
 * @throws UserErrors BAD_USER_INPUT for each that cannot be a parent, and if the page has other parents by now
 */
export async function replaceParents(
  tx: Transaction,
  pageId: string,
  { parents, basedOn }: NewParents,
): Promise<ParentChange> {
  await lockTopicTree(tx);
  const change = await parentChange(tx, pageId, parents);
  assertSame(change.before, basedOn);
  for (const { id: parentId } of change.removed) await deleteEdge(tx, { pageId, parentId });
  await checkEach(change.added, async ({ id: parentId, title, argument }) => {
    const reason = await addParent(tx, { pageId, parentId }, listedWikiPages);
    if (reason !== null) throw inputError(argument, `“${title}” cannot be a parent. ${reason}`);
  });
  return change;
}

function assertSame(parents: readonly Parent[], ids: readonly string[] | null): void {
  if (ids === null) return;
  if (ids.length === parents.length && parents.every(({ id }) => ids.includes(id))) return;
  const now = parents.map(({ title }) => `“${title}”`).join(', ');
  throw inputError(
    'input.basedOnParentIds',
    `Somebody has changed the parents meanwhile. They are ${now || 'none'} now. Look at them, and set yours again.`,
  );
}
