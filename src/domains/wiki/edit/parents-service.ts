import { assertMayTo, notFound, parseIdOf } from '../../../access/assertions.ts';
import { denyGonePage } from '../../../access/denials.ts';
import { parseNodeId } from '../../../access/node-ids.ts';
import { forbidden } from '../../../access/writers.ts';
import { checkAll, checkEach } from '../../../lib/check-all.ts';
import { inputError } from '../../../lib/errors.ts';
import type { Scope } from '../../../request/scope.ts';
import { MAX_PARENTS, TOO_MANY_PARENTS } from '../../../topic-tree/add-parent.ts';
import { isHeldBack } from '../../moderation/log/newcomers.ts';
import { factsOfPage } from '../page/facts.ts';
import { wikiPagesById } from '../page/service.ts';
import {
  type NamedParent,
  type Parent,
  type ParentChange,
  parentChange,
  replaceParents,
} from '../page/write/parent-change.ts';
import { reread, type WrittenPage } from './content.ts';
import { writeNextVersion } from './version-service.ts';

export interface SetParentTopicsInput {
  readonly pageId: string;
  /** All parents that the topic is to have. */
  readonly parentIds: readonly string[];
  /** All parents that the client found. */
  readonly basedOnParentIds?: readonly string[] | null | undefined;
}

/**
 * Sets the parent topics of a topic, with a version of its page that records the change.
 *
 * @throws PublicError BAD_USER_INPUT, also when a topic would be part of itself or the tree has no room; INVALID_ID,
 * NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function setParentTopics(
  scope: Scope,
  input: SetParentTopicsInput,
): Promise<WrittenPage> {
  const argument = 'input.pageId';
  const { permission, parents, basedOn } = await checkAll({
    permission: () => assertMayTo(scope, 'wikiPage.edit', { id: input.pageId, argument }),
    parents: () => checkedParents(scope, input.parentIds),
    basedOn: () => formerIds(scope, input.basedOnParentIds),
  });
  const { viewer } = permission;
  const pageId = permission.key.id;
  if (await isHeldBack(scope.reader, { site: scope.site, viewer })) {
    throw forbidden(
      'You can set parent topics when a moderator has approved one of your texts.',
      argument,
    );
  }
  if (isNothing(await parentChange(scope.reader, pageId, parents))) return unchanged(scope, pageId);
  let applied: ParentChange | null = null;
  return writeNextVersion(scope, {
    action: 'wikiPage.edit',
    permission,
    async beforeLock({ tx }) {
      applied = await replaceParents(tx, pageId, { parents, basedOn });
    },
    async draft(reader, { title, markdown }) {
      const change = applied ?? (await parentChange(reader, pageId, parents));
      if (isNothing(change)) return null;
      // No titles: a topic may be deleted, and then only moderators may read its title.
      const [addedParentIds, removedParentIds] = [idsOf(change.added), idsOf(change.removed)];
      return { title, markdown, summary: null, addedParentIds, removedParentIds };
    },
  });
}

function checkedParents(scope: Scope, ids: readonly string[]): Promise<NamedParent[]> {
  if (ids.length > MAX_PARENTS) throw inputError('input.parentIds', TOO_MANY_PARENTS);
  return checkEach(ids, async (text, index) => {
    const argument = `input.parentIds.${index}`;
    const id = parseIdOf(scope, 'WikiPage', { id: text, argument });
    const page = await wikiPagesById(scope).load(id);
    if (page === null) throw notFound(argument);
    const reason = denyGonePage(factsOfPage(page));
    if (reason !== null) throw inputError(argument, reason);
    return { id, title: page.title, argument };
  });
}

/** Of parents that may be deleted by now. */
function formerIds(
  scope: Scope,
  ids: readonly string[] | null | undefined,
): readonly string[] | null {
  if (!ids) return null;
  return [
    ...new Set(
      ids.map((text, index) => parseNodeId(scope, text, `input.basedOnParentIds.${index}`).id),
    ),
  ];
}

function isNothing({ added, removed }: ParentChange): boolean {
  return added.length + removed.length === 0;
}

function idsOf(parents: readonly Parent[]): string[] {
  return parents.map(({ id }) => id);
}

async function unchanged(scope: Scope, pageId: string): Promise<WrittenPage> {
  const page = await wikiPagesById(scope).load(pageId);
  const revisionId = page?.revisionId ?? null;
  if (revisionId !== null) return reread(scope, { pageId, revisionId });
  return { page, contribution: null, heldEdit: null };
}
