import { v7 } from 'uuid';
import { assertMayTo, notFound } from '../../../../access/assertions.ts';
import { parseNodeId } from '../../../../access/node-ids.ts';
import type { NodeKey } from '../../../../access/node-key.ts';
import type { MemberViewer } from '../../../../access/viewer.ts';
import { denied } from '../../../../access/writers.ts';
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
import type { PlaceRow } from '../place-queries.ts';
import { factsOfLocked, reread } from './change.ts';
import {
  checkedText,
  contentOf,
  MAX_COMMENT_DEPTH,
  type NewComment,
  type Place,
  type PlacedComment,
} from './content.ts';
import { insertComment, lockComment, lockPlace, selectUpwards } from './queries.ts';
import { showComment } from './show-comment.ts';
import type { Above } from './thread-counts.ts';

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
  const lock = (tx: Transaction) =>
    sentTogether([lockSubject(tx, on), heldFrom(tx, { site: scope.site, viewer, at: new Date() })]);
  const made = await create(
    { scope, viewer, name: 'createComment', input, newId: id, lock },
    async (tx, [subject, held]) => {
      const { place, parent, above } = assertMayComment(subject, viewer);
      await sentTogether([
        insertComment(tx, {
          id,
          ...place,
          ...below(parent),
          author: viewer,
          isAnswer: input.isAnswer ?? false,
          ...content,
          held,
        }),
        keepMentions(tx, scope, {
          source: { kind: 'Comment', id },
          markdown: content.markdown,
          isNew: true,
        }),
        held === null
          ? showComment(tx, {
              id,
              ...place,
              actorId: viewer.id,
              markdown: content.markdown,
              above,
            })
          : null,
      ]);
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

/** What a new comment stands on, locked. */
interface Subject {
  readonly place: Place;
  readonly facts: PlaceRow['place'];
  /** The comment that it replies to, if any. */
  readonly parent: PlacedComment | null;
  /** That comment and those above it. */
  readonly above: readonly Above[];
}

async function lockSubject(tx: Transaction, { kind, id }: NodeKey): Promise<Subject | null> {
  if (kind === 'Comment') {
    const [locked, above] = await sentTogether([lockComment(tx, id), selectUpwards(tx, id)]);
    if (locked === null) return null;
    const { comment: parent, place: facts } = locked;
    const { postId, wikiPageId } = parent;
    return { place: { postId, wikiPageId }, facts, parent, above };
  }
  const place =
    kind === 'Post' ? { postId: id, wikiPageId: null } : { postId: null, wikiPageId: id };
  const facts = await lockPlace(tx, place);
  return facts && { place, facts, parent: null, above: [] };
}

/** Looks again whether the viewer may comment there: what was allowed a moment ago may not be any more. */
function assertMayComment(subject: Subject | null, viewer: MemberViewer): Subject {
  if (subject === null) throw notFound('input.subjectId');
  const { parent, facts } = subject;
  const denial = denyCommenting(
    viewer,
    parent === null ? facts : factsOfLocked({ comment: parent, place: facts }, viewer),
  );
  if (denial !== null) throw denied(denial, 'input.subjectId');
  if (parent === null || parent.depth < MAX_COMMENT_DEPTH) return subject;
  throw inputError(
    'input.subjectId',
    `A comment can have at most ${MAX_COMMENT_DEPTH} ancestors. Reply to a comment higher up in this thread.`,
  );
}

function below(parent: PlacedComment | null) {
  if (parent === null) return { parentId: null, rootId: null, depth: 0 };
  return { parentId: parent.id, rootId: parent.rootId ?? parent.id, depth: parent.depth + 1 };
}
