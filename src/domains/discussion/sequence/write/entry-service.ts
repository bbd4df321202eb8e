import { assertMayTo, notFound, parseIdOf } from '../../../../access/assertions.ts';
import { checkAll, checkEach } from '../../../../lib/check-all.ts';
import { inputError } from '../../../../lib/errors.ts';
import { connection } from '../../../../loaders/connection.ts';
import { titleOf } from '../../../../naming/title.ts';
import type { Scope } from '../../../../request/scope.ts';
import { postsById } from '../../post/service.ts';
import type { SequenceRow } from '../model.ts';
import { entriesOf } from '../service.ts';
import { changeSequence } from './change.ts';
import { MAX_POSTS } from './content.ts';
import { leftAfter, reordered } from './entry-order.ts';
import { keepOrder, selectEntry, selectPlaced } from './queries.ts';

export interface AddPostInput {
  readonly sequenceId: string;
  readonly postId: string;
  readonly chapterTitle?: string | null | undefined;
  /** The id of a post of the sequence that is to come after it. */
  readonly beforePostId?: string | null | undefined;
}

/** A sequence and one of its posts after a write. */
export interface Placed {
  readonly sequence: SequenceRow;
  readonly postId: string;
}

/**
 * Adds a post to a sequence, at its end or before another post. A post that is there already stays
 * where it is.
 *
 * @throws PublicError like the others here: BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN,
 * RATE_LIMITED, UNAUTHENTICATED
 */
export async function addPostToSequence(scope: Scope, input: AddPostInput): Promise<Placed> {
  const { beforePostId } = input;
  const {
    permission,
    postId,
    nextId,
    chapterTitle = null,
  } = await checkAll({
    permission: () => assertMayEdit(scope, input.sequenceId),
    postId: () => visiblePost(scope, input.postId),
    nextId: () =>
      typeof beforePostId === 'string'
        ? parseIdOf(scope, 'Post', { id: beforePostId, argument: 'input.beforePostId' })
        : null,
    chapterTitle: () => chapterOf(input.chapterTitle, 'input.chapterTitle'),
  });
  const change = { action: 'sequence.edit', sequence: permission } as const;
  const sequence = await changeSequence(
    scope,
    change,
    async ({ tx, sequence: { id: sequenceId } }) => {
      const placed = await selectPlaced(tx, sequenceId);
      if (placed.some((other) => other.postId === postId)) return;
      if (placed.length >= MAX_POSTS) {
        throw inputError('input.postId', `A sequence has at most ${MAX_POSTS} posts.`);
      }
      const at = nextId === null ? placed.length : placed.findIndex((p) => p.postId === nextId);
      if (at === -1) throw notFound('input.beforePostId');
      await tx.prisma.sequenceEntry.create({
        data: { sequenceId, postId, position: placed.length + 1, chapterTitle },
        select: { id: true },
      });
      await keepOrder(tx, sequenceId, placed.toSpliced(at, 0, { postId, chapterTitle }));
    },
  );
  return { sequence, postId };
}

export interface RemovePostInput {
  readonly sequenceId: string;
  readonly postId: string;
}

/** Takes a post out of a sequence. Nothing is done when it is not there. */
export async function removePostFromSequence(
  scope: Scope,
  input: RemovePostInput,
): Promise<SequenceRow> {
  const { permission, postId } = await checkAll({
    permission: () => assertMayEdit(scope, input.sequenceId),
    postId: () => parseIdOf(scope, 'Post', { id: input.postId, argument: 'input.postId' }),
  });
  return changeSequence(
    scope,
    { action: 'sequence.edit', sequence: permission },
    async ({ tx, sequence: { id: sequenceId } }) => {
      const placed = await selectPlaced(tx, sequenceId);
      await tx.prisma.sequenceEntry.deleteMany({ where: { sequenceId, postId } });
      await keepOrder(tx, sequenceId, leftAfter(placed, postId));
    },
  );
}

export interface ReorderSequence {
  readonly sequenceId: string;
  readonly entries: readonly {
    readonly postId: string;
    readonly chapterTitle?: string | null | undefined;
  }[];
}

/** Gives posts of a sequence this order, among the places that they have. Those that are not named stay in theirs. */
export async function reorderSequence(
  scope: Scope,
  { sequenceId, entries }: ReorderSequence,
): Promise<SequenceRow> {
  const { permission, wanted } = await checkAll({
    permission: () => assertMayEdit(scope, sequenceId),
    wanted: () =>
      checkEach(entries, ({ postId, chapterTitle }, index) => {
        const argument = `input.entries.${index}`;
        return checkAll({
          postId: () => parseIdOf(scope, 'Post', { id: postId, argument: `${argument}.postId` }),
          chapterTitle: () => chapterOf(chapterTitle, `${argument}.chapterTitle`),
        });
      }),
  });
  return changeSequence(
    scope,
    { action: 'sequence.edit', sequence: permission },
    async ({ tx, sequence: { id: sequenceId } }) => {
      const order = reordered(await selectPlaced(tx, sequenceId), wanted);
      await checkEach(order.problems, ({ index, isTwice }) => {
        const argument = `input.entries.${index}.postId`;
        throw isTwice ? inputError(argument, 'This post is named twice.') : notFound(argument);
      });
      await keepOrder(tx, sequenceId, order.placed);
    },
  );
}

/** A post's place among the entries of a sequence; null when the list does not show it. */
export async function edgeOfEntry(scope: Scope, { sequence, postId }: Placed) {
  const row = await selectEntry(scope.reader, sequence.id, postId);
  return row === null
    ? null
    : { row, connection: connection({ ...entriesOf(scope, {}), parentId: sequence.id }) };
}

function assertMayEdit(scope: Scope, sequence: string) {
  return assertMayTo(scope, 'sequence.edit', { id: sequence, argument: 'input.sequenceId' });
}

/** The id of a post that can be added. */
async function visiblePost(scope: Scope, postId: string): Promise<string> {
  const id = parseIdOf(scope, 'Post', { id: postId, argument: 'input.postId' });
  const post = await postsById(scope).load(id);
  if (post === null) throw notFound('input.postId');
  if (post.isDeleted) throw inputError('input.postId', 'This post is deleted.');
  return id;
}

/** Undefined: as it is. A blank one is none. */
function chapterOf(title: string | null | undefined, argument: string): string | null | undefined {
  if (title === null || title === undefined) return title;
  return title.trim() === '' ? null : titleOf(title, argument);
}
