import type { ImportRecord } from '../records.ts';
import type { Tally } from '../tally.ts';
import { countAnswerHistory, countEvents } from './accounting.ts';
import { answerRecord } from './answer.ts';
import type { Dialect } from './dialect.ts';
import { answerId, questionSubject } from './ids.ts';
import type { MentionSpool } from './mention-spool.ts';
import type { Dossier } from './post-dossiers.ts';
import { questionRecord, questionRevisions } from './question.ts';
import { threadRecords } from './thread.ts';

/** What the making of records needs besides the dossiers. */
export interface Making {
  readonly tally: Tally;
  readonly dialect: Dialect;
  readonly mentions: MentionSpool;
}

/** A question with its versions and the comments on it. */
export async function* questionRecords(
  dossier: Dossier,
  making: Making,
): AsyncGenerator<ImportRecord> {
  const { post, history } = dossier;
  if (post === undefined) return;
  countEvents(making.tally, history);
  yield questionRecord(post, dossier);
  yield* questionRevisions(post, dossier, making.dialect);
  await making.mentions.find(questionSubject(post.row.Id), post.row.Body, post.row.CreationDate);
  yield* commentRecords(dossier, making, { question: post.row.Id, answer: null });
}

/** An answer with the comments on it. */
export async function* answerRecords(
  dossier: Dossier,
  making: Making,
): AsyncGenerator<ImportRecord> {
  const { post, history, comments: onIt } = dossier;
  if (post === undefined) return;
  const { ParentId: question, Body: body, CreationDate: time } = post.row;
  countAnswerHistory(making.tally, history);
  if (question === undefined) {
    making.tally.reject({ place: post.place, reason: 'ParentId is missing' });
    for (const { place } of onIt) {
      making.tally.reject({ place, reason: `the answer ${dossier.id}, which it is on, is broken` });
    }
    return;
  }
  const answer = answerId(dossier.id);
  yield answerRecord(post, question, dossier, making.dialect);
  await making.mentions.find({ kind: 'comment', externalId: answer }, body, time);
  yield* commentRecords(dossier, making, { question, answer });
}

async function* commentRecords(
  dossier: Dossier,
  { dialect, mentions }: Making,
  under: { question: number; answer: string | null },
): AsyncGenerator<ImportRecord> {
  for (const [index, record] of threadRecords(dossier, under, dialect).entries()) {
    yield record;
    const text = dossier.comments[index]?.row.Text ?? '';
    await mentions.find({ kind: 'comment', externalId: record.externalId }, text, record.createdAt);
  }
}
