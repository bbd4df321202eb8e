import { assertMay, assertMayTo, notFound, parseIdOf } from '../../../../access/assertions.ts';
import type { Action } from '../../../../access/rule.ts';
import { checkAll } from '../../../../lib/check-all.ts';
import { inputError, PublicError } from '../../../../lib/errors.ts';
import { recordEvent } from '../../../../live/record-event.ts';
import type { Scope } from '../../../../request/scope.ts';
import { assertFuture } from '../../../../writes/assert-future.ts';
import type { WriteOptions } from '../../../../writes/write.ts';
import type { PostRow } from '../../post/model.ts';
import { type Changing, changePost, holdAgain } from '../../post/write/change.ts';
import { reread } from '../../post/write/content.ts';
import { POLL_CHANGED } from '../events.ts';
import type { PollRow } from '../model.ts';
import { pollById } from '../service.ts';
import { choicesOf, maxChoicesOf, optionsOf, questionOf } from './content.ts';
import { closePollNow, type LockedPoll, lockPoll, replaceVote } from './queries.ts';

export interface AddPollInput {
  readonly postId: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly maxChoices?: number | null | undefined;
  /** In ISO 8601. */
  readonly closesAt?: string | null | undefined;
}

/**
 * Adds a poll to a post that has none.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function addPoll(scope: Scope, input: AddPollInput): Promise<PostRow> {
  const action = 'poll.add';
  const { permission, question, options, maxChoices, closesAt } = await checkAll({
    permission: () => assertMayTo(scope, action, { id: input.postId, argument: 'input.postId' }),
    question: () => questionOf(input.question),
    options: () => optionsOf(input.options),
    maxChoices: () => maxChoicesOf(input.maxChoices, input.options.length),
    closesAt: () => closingTimeOf(scope, input.closesAt),
  });
  const change = { action, post: permission, class: 'create' } as const;
  const id = await changePost(scope, change, async (changing) => {
    const { tx, post } = changing;
    const voteCounts = options.map(() => 0);
    const data = { postId: post.id, question, options, voteCounts, maxChoices, closesAt };
    if ((await tx.prisma.poll.count({ where: { postId: post.id } })) > 0) {
      throw inputError('input.postId', 'This post has a poll. Remove it first.');
    }
    await tx.prisma.poll.create({ data });
    await holdAgain(changing, new Date());
  });
  return reread(scope, id);
}

export interface VotePollInput {
  readonly pollId: string;
  /** The numbers of the options. */
  readonly options: readonly number[];
}

/**
 * Replaces what the viewer chose in a poll. No options take the vote back.
 *
 * @throws PublicError like `addPoll`
 */
export async function votePoll(scope: Scope, { pollId, options }: VotePollInput): Promise<PollRow> {
  return changePoll(scope, { action: 'poll.vote', pollId, class: 'vote' }, async (change) => {
    const { tx, viewer, poll, id } = change;
    if (poll.isClosed) throw closed();
    await replaceVote(tx, { pollId: id, userId: viewer.id, choices: choicesOf(options, poll) });
  });
}

export interface PollInput {
  readonly pollId: string;
}

/** Ends the voting. Has no effect if it has ended. Throws like `addPoll`. */
export async function closePoll(scope: Scope, { pollId }: PollInput): Promise<PollRow> {
  return changePoll(scope, { action: 'poll.close', pollId }, async ({ tx, id }) => {
    await closePollNow(tx, id);
  });
}

/** Removes a poll with all votes. Throws like `addPoll`. */
export async function removePoll(scope: Scope, { pollId }: PollInput): Promise<PostRow> {
  const change = { action: 'poll.remove', pollId } as const;
  const { postId } = await changeNamedPoll(scope, change, async ({ tx, id }) => {
    await tx.prisma.poll.delete({ where: { id }, select: { id: true } });
  });
  return reread(scope, postId);
}

interface PollChange {
  readonly action: Action;
  /** As the client gave it. */
  readonly pollId: string;
  readonly class?: WriteOptions['class'];
}

interface ChangingPoll extends Changing {
  readonly id: string;
  readonly poll: LockedPoll;
}

async function changePoll(
  scope: Scope,
  change: PollChange,
  work: (change: ChangingPoll) => Promise<void>,
): Promise<PollRow> {
  const { id } = await changeNamedPoll(scope, change, async (changing) => {
    await work(changing);
    const { tx, post } = changing;
    await recordEvent(tx, POLL_CHANGED, { id: changing.id, postId: post.id });
  });
  const poll = await pollById(scope, id);
  // It may have been removed since, or its post.
  if (poll === null) throw notFound('input.pollId');
  return poll;
}

/** Locks the post, then the poll. A poll that was removed meanwhile is missing. */
async function changeNamedPoll(
  scope: Scope,
  { action, pollId, class: writeClass = 'edit' }: PollChange,
  work: (change: ChangingPoll) => Promise<void>,
): Promise<{ readonly id: string; readonly postId: string }> {
  const argument = 'input.pollId';
  const id = parseIdOf(scope, 'Poll', { id: pollId, argument });
  const found = await pollById(scope, id);
  if (found === null) throw notFound(argument);
  const key = { kind: 'Post', id: found.postId } as const;
  const viewer = await assertMay(scope, action, { key, argument });
  const post = { key, viewer };
  await changePost(scope, { action, post, argument, class: writeClass }, async (changing) => {
    const poll = await lockPoll(changing.tx, id);
    if (poll === null) throw notFound(argument);
    await work({ ...changing, id, poll });
  });
  return { id, postId: found.postId };
}

async function closingTimeOf(
  { reader }: Scope,
  text: string | null | undefined,
): Promise<Date | null> {
  if (text === null || text === undefined) return null;
  const time = new Date(text);
  await assertFuture(reader, { time, argument: 'input.closesAt' });
  return time;
}

function closed(): PublicError {
  return new PublicError('The voting in this poll has ended.', {
    code: 'FORBIDDEN',
    argument: 'input.pollId',
  });
}
