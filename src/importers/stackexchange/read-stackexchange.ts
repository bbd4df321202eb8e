import type { Progress } from '../progress.ts';
import type { ImportRecord } from '../records.ts';

import { SortedSpool } from '../spool/sorted-spool.ts';
import { countEvents, countRowsOfSkippedPost } from './accounting.ts';
import { readCollectedPosts } from './collected-posts.ts';
import { readCollectedTags } from './collected-tags.ts';
import { type MathsSetting, mathsOf } from './maths-detector.ts';
import { MentionSpool } from './mention-spool.ts';
import { postLinkRecords } from './post-link.ts';
import { answerRecords, questionRecords, type RecordContext } from './post-records.ts';
import { ANSWER, QUESTION } from './post-types.ts';
import { type Reading, readTable } from './read-table.ts';
import type { Site } from './site.ts';
import { type Staged, stage } from './stage.ts';
import { fileName } from './stage-comments.ts';
import { users } from './tables/users.ts';
import { displayNameOf, userRecord } from './user.ts';
import { wikiPageRecord, wikiPageRevisions } from './wiki-page.ts';

/**
 * A dump as records, each after those it names: users; then, when all other files were read and sorted
 * (`stage.ts`), the pages of tags with their versions, questions with theirs and their comments, answers
 * with their comments, and links at last. Every row that becomes none is counted and has a reason.
 *
 * @throws ImportError naming the file and line that cannot be read
 */
export async function* stackExchangeRecords(
  reading: Reading,
  site: Site,
  maths: MathsSetting = 'auto',
): AsyncGenerator<ImportRecord, void, undefined> {
  const byUser = new SortedSpool();
  const mentions = new MentionSpool(site);
  const origin = `https://${site.host}`;
  try {
    const siteBegan = yield* userRecords(reading, byUser, origin);
    const staged = await stage(reading, byUser);
    try {
      const dialect = { origin, maths: mathsOf(staged.maths, maths) };
      const context = { tally: reading.tally, dialect, mentions };
      yield* tagRecords(staged, context, siteBegan);
      yield* threadRecords(staged, context, reading.progress);
      reading.progress.begin({ name: 'Writing links', total: mentions.count, unit: 'rows' });
      yield* mentions.records(reading.progress);
      yield* postLinkRecords(reading);
    } finally {
      await staged.close();
    }
  } finally {
    await Promise.all([byUser.close(), mentions.close()]);
  }
}

/** @returns when the first of them joined */
async function* userRecords(
  reading: Reading,
  byUser: SortedSpool,
  origin: string,
): AsyncGenerator<ImportRecord, Date> {
  let began: Date | undefined;
  for await (const user of readTable(reading, users)) {
    const { Id: id, CreationDate: joined } = user.row;
    if (began === undefined || joined < began) began = joined;
    await fileName(byUser, id, displayNameOf(user.row));
    yield userRecord(user, origin);
  }
  return began ?? new Date(0);
}

async function* tagRecords(
  { byTag }: Staged,
  { tally, dialect, mentions }: RecordContext,
  siteBegan: Date,
): AsyncGenerator<ImportRecord> {
  for await (const collected of readCollectedTags(byTag)) {
    countEvents(tally, collected.history);
    const page = wikiPageRecord(collected, siteBegan);
    const revisions = wikiPageRevisions(collected, dialect);
    yield page;
    yield* revisions;
    const text = revisions.at(-1)?.text;
    if (text !== undefined && 'markdown' in text) {
      const source = { kind: 'wikiPage', externalId: page.externalId } as const;
      await mentions.find(source, text.markdown, page.createdAt);
    }
  }
}

async function* threadRecords(
  { byPost, questions, answers }: Staged,
  context: RecordContext,
  progress: Progress,
): AsyncGenerator<ImportRecord> {
  progress.begin({ name: 'Writing questions', total: questions, unit: 'rows' });
  for await (const collected of readCollectedPosts(byPost, (type) => type !== ANSWER)) {
    if (collected.post?.row.PostTypeId === QUESTION) {
      yield* questionRecords(collected, context);
      progress.advance(1);
    } else {
      countRowsOfSkippedPost(context.tally, collected);
    }
  }
  progress.begin({ name: 'Writing answers', total: answers, unit: 'rows' });
  for await (const collected of readCollectedPosts(byPost, (type) => type === ANSWER)) {
    yield* answerRecords(collected, context);
    progress.advance(1);
  }
}
