import { v7 } from 'uuid';
import { assertMayTo, notFound } from '../../../../access/assertions.ts';
import { parseNodeId } from '../../../../access/node-ids.ts';
import type { NodeKey } from '../../../../access/node-key.ts';
import type { MemberViewer } from '../../../../access/viewer.ts';
import { forbidden } from '../../../../access/writers.ts';
import type { Transaction } from '../../../../db/database.ts';
import { sentTogether } from '../../../../db/sent-together.ts';
import { checkAll } from '../../../../lib/check-all.ts';
import { inputError } from '../../../../lib/errors.ts';
import type { Scope } from '../../../../request/scope.ts';
import { assertBelowWriteLimit } from '../../../../writes/limits.ts';
import { create } from '../../../../writes/write.ts';
import { keepMentions } from '../../../link/mentions.ts';
import { heldFrom } from '../../../moderation/log/newcomers.ts';
import { postsById } from '../../post/service.ts';
import type { CommentRow } from '../model.ts';
import { denyCommenting } from '../permissions.ts';
import { factsOfPlaced, reread } from './change.ts';
import {
  checkedText,
  contentOf,
  MAX_COMMENT_DEPTH,
  type NewComment,
  type Place,
  type PlacedComment,
} from './content.ts';
import { lockPlace, selectPlaced } from './queries.ts';
import { showComment } from './show-comment.ts';

/**
 * Writes a comment on a post or wiki page, or in answer to another one. A newcomer's is held for review.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function createComment(scope: Scope, input: NewComment): Promise<CommentRow> {
  const { idempotencyKey } = input;
  const {
    on: { key: on, viewer },
    markdown,
  } = await checkAll({
    on: () =>
      assertMayTo(scope, 'comment.create', { id: input.subjectId, argument: 'input.subjectId' }),
    markdown: () => checkedText(input.markdown),
    isAnswer: () => (input.isAnswer ? assertQuestion(scope, input.subjectId) : null),
  });
  await assertBelowWriteLimit(scope, viewer, { class: 'create', idempotencyKey });
  const id = v7();
  const content = await contentOf(scope, { id, markdown, writerId: viewer.id });
  const made = await create(
    { scope, viewer, name: 'createComment', input, newId: id },
    async (tx) => {
      const place = await placeOf(tx, on);
      const parent = await lockSubject(tx, { on, place, viewer });
      const held = await heldFrom(tx, { site: scope.site, viewer, at: new Date() });
      await tx.prisma.comment.create({
        data: {
          id,
          ...place,
          ...below(parent),
          ...held,
          authorId: viewer.id,
          authorName: viewer.displayName,
          isAnswer: input.isAnswer ?? false,
          ...content,
        },
        select: { id: true },
      });
      await keepMentions(tx, scope, {
        source: { kind: 'Comment', id },
        markdown: content.markdown,
        isNew: true,
      });
      if (held === null)
        await showComment(tx, { id, ...place, actorId: viewer.id, markdown: content.markdown });
      return id;
    },
  );
  return reread(scope, made);
}

/** The kind of a post never changes. */
async function assertQuestion(scope: Scope, on: string): Promise<void> {
  const { kind, id } = parseNodeId(scope, on, 'input.subjectId');
  const post = kind === 'Post' ? await postsById(scope).load(id) : null;
  // Of a post that the viewer does not see nothing is said.
  if (post?.kind === 'QUESTION' || (kind === 'Post' && post === null)) return;
  throw inputError('input.isAnswer', 'Only a root comment on a question can be an answer.');
}

async function placeOf(tx: Transaction, { kind, id }: NodeKey): Promise<Place> {
  if (kind === 'Post') return { postId: id, wikiPageId: null };
  if (kind === 'WikiPage') return { postId: null, wikiPageId: id };
  const parent = await selectPlaced(tx, id);
  if (parent === null) throw notFound('input.subjectId');
  return { postId: parent.postId, wikiPageId: parent.wikiPageId };
}

interface Subject {
  readonly on: NodeKey;
  readonly place: Place;
  readonly viewer: MemberViewer;
}

/**
 * Locks the place of a new comment, and looks again whether it may be written there: what was allowed a moment ago may
 * not be any more. Returns the comment that it replies to, if any.
 */
async function lockSubject(
  tx: Transaction,
  { on, place, viewer }: Subject,
): Promise<PlacedComment | null> {
  const [locked, parent] = await sentTogether([
    lockPlace(tx, place),
    on.kind === 'Comment' ? selectPlaced(tx, on.id) : null,
  ]);
  if (locked === null || (on.kind === 'Comment' && parent === null)) {
    throw notFound('input.subjectId');
  }
  const subject = parent === null ? locked : factsOfPlaced(parent, { place: locked, viewer });
  const denial = denyCommenting(viewer, subject);
  if (denial !== null) throw forbidden(denial, 'input.subjectId');
  if (parent === null || parent.depth < MAX_COMMENT_DEPTH) return parent;
  throw inputError(
    'input.subjectId',
    `A comment can have at most ${MAX_COMMENT_DEPTH} ancestors. Reply to a comment higher up in this thread.`,
  );
}

function below(parent: PlacedComment | null) {
  if (parent === null) return {};
  return { parentId: parent.id, rootId: parent.rootId ?? parent.id, depth: parent.depth + 1 };
}
