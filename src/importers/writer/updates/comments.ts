import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import type { CommentRecord } from '../../records.ts';
import type { Batch } from '../batch.ts';
import { rowset } from '../rowset.ts';
import { TEXT_COLUMNS, textRow } from '../text-columns.ts';
import { AUTHORS, addDifference, type Merged } from './merge.ts';
import type { NounUpdate } from './noun-update.ts';
import { timeOrNull } from './remembered.ts';

const textColumns = {
  id: 'uuid',
  former_id: 'uuid',
  ...TEXT_COLUMNS,
  edited_at: 'timestamptz',
  is_deleted: 'boolean',
};

const columns = {
  id: 'uuid',
  author_id: 'uuid',
  author_name: 'text',
  is_answer: 'boolean',
  score: 'int',
  vote_count: 'int',
  agreement_score: 'int',
  deleted_at: 'timestamptz',
  is_retracted: 'boolean',
  is_pinned: 'boolean',
};

type Columns = { readonly [Name in keyof typeof columns]: unknown };

interface CommentRow extends Columns {
  readonly id: string;
  readonly is_answer: boolean;
  readonly score: number;
  readonly vote_count: number;
  readonly agreement_score: number;
  readonly edited_at: string | null;
  readonly deleted_at: string | null;
  readonly is_retracted: boolean;
  readonly is_pinned: boolean;
  readonly isAccepted: boolean;
  /** Another answer was accepted by people here, and not by the source. */
  readonly isAnotherAcceptedHere: boolean;
  readonly postId: string | null;
  readonly wikiPageId: string | null;
}

type MergedComment = Merged<CommentRecord, CommentRow>;

/** Of a post `p`: its accepted answer is one that the source had accepted when it was last imported. */
const isAcceptedBySource = sql`exists (
  select from origins o
  where o.our_id = p.accepted_answer_id and o.kind = 'comment' and o.imported::jsonb ? 'accepted'
)`;

export const commentUpdate: NounUpdate<CommentRecord, CommentRow> = {
  kind: 'comment',
  parts: [
    // Every edit here sets its time.
    { name: 'texts', keys: ['edited', 'body'], ours: (row) => timeOrNull(row.edited_at) },
    AUTHORS,
    { name: 'deletions', keys: ['deleted'], ours: (row) => timeOrNull(row.deleted_at) },
    { name: 'answers', keys: ['answer'] },
    {
      name: 'accepted answers',
      keys: ['accepted'],
      ours: (row) => row.isAccepted,
      isOurs: ({ isAnotherAcceptedHere }, now) => isAnotherAcceptedHere && now['accepted'] === true,
    },
    { name: 'scores', keys: ['score', 'votes', 'agreement'] },
    { name: 'retractions', keys: ['retracted'], ours: (row) => row.is_retracted },
    { name: 'pins', keys: ['pinned'], ours: (row) => row.is_pinned },
  ],
  select: (reader, ids, lock) =>
    reader.run<CommentRow>(
      'import.commentsToUpdate',
      sql`
        select c.id, c.post_id as "postId", c.wiki_page_id as "wikiPageId", c.author_id, c.author_name,
          c.is_answer, c.score, c.vote_count, c.agreement_score, c.edited_at, c.deleted_at,
          c.is_retracted, c.is_pinned,
          exists (select from posts p where p.accepted_answer_id = c.id) as "isAccepted",
          exists (
            select from posts p
            where p.id = c.post_id and p.accepted_answer_id <> c.id and not ${isAcceptedBySource}
          ) as "isAnotherAcceptedHere"
        from comments c
        where c.id = any(${ids}::uuid[])
        ${lock}`,
    ),
  async write(batch, merged) {
    // Nothing else is counted, and the posts may have thousands of comments.
    for (const { row, updated } of merged) {
      if (!updated.has('deletions')) continue;
      batch.touch(row);
      batch.recountReplies({ post_id: row.postId, wiki_page_id: row.wikiPageId });
    }
    const rows = merged.map((one) => updatedRow(batch, one));
    await writeTexts(batch, merged);
    await deleteFormerTexts(batch, merged);
    await batch.tx.execute(
      'import.updateComments',
      sql`
        update comments c set
          author_id = r.author_id, author_name = r.author_name, is_answer = r.is_answer,
          score = r.score, vote_count = r.vote_count, agreement_score = r.agreement_score,
          deleted_at = r.deleted_at, is_retracted = r.is_retracted, is_pinned = r.is_pinned
        from ${rowset('r', columns, rows)}
        where c.id = r.id`,
    );
    await changeAcceptedAnswers(batch, merged);
  },
};

function updatedRow(batch: Batch, { change, row, updated }: MergedComment) {
  const { record } = change;
  const {
    isAccepted: _,
    isAnotherAcceptedHere: _another,
    postId: _post,
    wikiPageId: _page,
    ...rest
  } = row;
  const { edited_at: _edited, ...before } = rest;
  return {
    ...before,
    ...(updated.has('authors') && batch.authorOf(record.author)),
    ...(updated.has('answers') && { is_answer: record.isAnswer }),
    score: addDifference(row.score, change, 'score'),
    vote_count: addDifference(row.vote_count, change, 'votes'),
    agreement_score: addDifference(row.agreement_score, change, 'agreement'),
    ...(updated.has('deletions') && { deleted_at: record.deletedAt }),
    ...(updated.has('retractions') && { is_retracted: record.isRetracted }),
    ...(updated.has('pins') && { is_pinned: record.isPinned }),
  };
}

/**
 * Stores the former texts, as an edit here does, and the new ones. Of what the source has deleted no former text is
 * stored. It is a statement of its own, because a trigger makes what is searched for of every text that is set.
 */
async function writeTexts(batch: Batch, merged: readonly MergedComment[]): Promise<void> {
  const { tx } = batch;
  const rows = merged.flatMap(({ change: { record }, row, updated }) => {
    if (!updated.has('texts')) return [];
    const isDeleted = (updated.has('deletions') ? record.deletedAt : row.deleted_at) !== null;
    return [
      {
        ...{ id: row.id, former_id: v7(), ...textRow(batch.textOf(record)) },
        ...{ edited_at: record.editedAt, is_deleted: isDeleted },
      },
    ];
  });
  if (rows.length === 0) return;
  await tx.execute(
    'import.storeFormerTexts',
    sql`
      insert into comment_revisions (
        id, comment_id, version, markdown, html, text, preview, word_count, created_at
      )
      select r.former_id, c.id,
        1 + coalesce((select max(v.version) from comment_revisions v where v.comment_id = c.id), 0),
        c.markdown, c.html, c.text, c.preview, c.word_count, coalesce(c.edited_at, c.created_at)
      from ${rowset('r', textColumns, rows)}
      join comments c on c.id = r.id
      where c.markdown <> r.markdown and c.hidden_at is null and not r.is_deleted`,
  );
  await tx.execute(
    'import.updateCommentTexts',
    sql`
      update comments c set
        markdown = r.markdown, html = r.html, text = r.text, preview = r.preview,
        word_count = r.word_count, edited_at = r.edited_at
      from ${rowset('r', textColumns, rows)}
      where c.id = r.id`,
  );
}

async function deleteFormerTexts({ tx }: Batch, merged: readonly MergedComment[]): Promise<void> {
  const ids = merged.flatMap(({ change, row, updated }) =>
    updated.has('deletions') && change.record.deletedAt !== null ? [row.id] : [],
  );
  if (ids.length === 0) return;
  await tx.execute(
    'import.deleteFormerTexts',
    sql`delete from comment_revisions where comment_id = any(${ids}::uuid[])`,
  );
}

async function changeAcceptedAnswers(
  batch: Batch,
  merged: readonly MergedComment[],
): Promise<void> {
  const accepted: string[] = [];
  const notAccepted: string[] = [];
  for (const { change, row, updated } of merged) {
    const { isAccepted, isAnswer, deletedAt } = change.record;
    if (deletedAt !== null || (updated.has('answers') && !isAnswer)) notAccepted.push(row.id);
    else if (updated.has('accepted answers')) {
      (isAccepted && isAnswer ? accepted : notAccepted).push(row.id);
    }
  }
  await unacceptAnswers(batch, notAccepted);
  await acceptAnswers(batch, accepted);
}

async function unacceptAnswers({ tx }: Batch, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(
    'import.unacceptAnswers',
    sql`
      update posts set accepted_answer_id = null
      where accepted_answer_id = any(${ids}::uuid[])`,
  );
}

/** An answer that was accepted here stays so. One that the source had accepted may come later, to lose it. */
async function acceptAnswers({ tx, overwrite }: Batch, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const isReplaced = overwrite
    ? sql`true`
    : sql`(p.accepted_answer_id is null or ${isAcceptedBySource})`;
  await tx.execute(
    'import.changeAcceptedAnswers',
    sql`
      update posts p set accepted_answer_id = c.id
      from comments c
      where c.id = any(${ids}::uuid[]) and c.post_id = p.id and c.is_answer and c.deleted_at is null
        and ${isReplaced}`,
  );
}
