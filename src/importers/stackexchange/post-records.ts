import type { ImportRecord } from '../records.ts';
import type { Tally } from '../tally.ts';
import { countAnswerHistory, countEvents } from './accounting.ts';
import { answerRecord } from './answer.ts';
import type { CollectedPost } from './collected-posts.ts';
import type { Dialect } from './dialect.ts';
import { answerId, questionSubject } from './ids.ts';
import type { MentionSpool } from './mention-spool.ts';
import { questionRecord, questionRevisions } from './question.ts';
import { threadRecords } from './thread.ts';

/** What the records of a post are made with. */
export interface RecordContext {
  readonly tally: Tally;
  readonly dialect: Dialect;
  readonly mentions: MentionSpool;
}

/** A question with its versions and the comments on it. */
export async function* questionRecords(
  collected: CollectedPost,
  context: RecordContext,
): AsyncGenerator<ImportRecord> {
  const { post, history } = collected;
  if (post === undefined) return;
  countEvents(context.tally, history);
  yield questionRecord(post, collected);
  yield* questionRevisions(post, collected, context.dialect);
  await context.mentions.find(questionSubject(post.row.Id), post.row.Body, post.row.CreationDate);
  yield* commentRecords(collected, context, { question: post.row.Id, answer: null });
}

/** An answer with the comments on it. */
export async function* answerRecords(
  collected: CollectedPost,
  context: RecordContext,
): AsyncGenerator<ImportRecord> {
  const { post, history, comments: onIt } = collected;
  if (post === undefined) return;
  const { ParentId: question, Body: body, CreationDate: time } = post.row;
  countAnswerHistory(context.tally, history);
  if (question === undefined) {
    context.tally.reject({ place: post.place, reason: 'ParentId is missing' });
    for (const { place } of onIt) {
      context.tally.reject({
        place,
        reason: `the answer ${collected.id}, which it is on, is broken`,
      });
    }
    return;
  }
  const answer = answerId(collected.id);
  yield answerRecord(post, question, collected, context.dialect);
  await context.mentions.find({ kind: 'comment', externalId: answer }, body, time);
  yield* commentRecords(collected, context, { question, answer });
}

async function* commentRecords(
  collected: CollectedPost,
  { dialect, mentions }: RecordContext,
  under: { question: number; answer: string | null },
): AsyncGenerator<ImportRecord> {
  for (const [index, record] of threadRecords(collected, under, dialect).entries()) {
    yield record;
    const text = collected.comments[index]?.row.Text ?? '';
    await mentions.find({ kind: 'comment', externalId: record.externalId }, text, record.createdAt);
  }
}
