import type { CommentRecord } from '../records.ts';
import type { Batch } from './batch.ts';
import { type CommentPlace, placeComment, selectParentPlaces } from './comment-places.ts';
import { countReplies } from './reply-counts.ts';
import { insertMissing } from './rowset.ts';
import { TEXT_COLUMNS, textRow } from './text-columns.ts';

const columns = {
  id: 'uuid',
  post_id: 'uuid',
  wiki_page_id: 'uuid',
  parent_id: 'uuid',
  root_id: 'uuid',
  depth: 'int',
  author_id: 'uuid',
  author_name: 'text',
  ...TEXT_COLUMNS,
  is_answer: 'boolean',
  score: 'int',
  vote_count: 'int',
  agreement_score: 'int',
  reply_count: 'int',
  descendant_count: 'int',
  created_at: 'timestamptz',
  edited_at: 'timestamptz',
  deleted_at: 'timestamptz',
  is_retracted: 'boolean',
  is_pinned: 'boolean',
};

/** Comments may answer others of the same batch, as long as those come before. */
export async function writeComments(
  batch: Batch,
  comments: readonly CommentRecord[],
): Promise<void> {
  if (comments.length === 0) return;
  const earlier = await selectParentPlaces(batch, comments);
  const places = new Map(earlier);
  const rows = [];
  for (const comment of comments) {
    const place = placeComment(batch, comment, places);
    if (typeof place === 'string') {
      batch.refuse(comment, place);
      continue;
    }
    places.set(place.id, place);
    if (earlier.has(place.parent_id ?? '')) batch.recountReplies(place);
    batch.wrote(comment, place.id);
    rows.push(rowOf(batch, comment, place));
    if (comment.isAccepted && comment.isAnswer) batch.acceptedAnswers.push(place.id);
  }
  if (rows.length === 0) return;
  const replies = countReplies(rows);
  const counted = rows.map((row) => ({ ...row, ...replies(row.id) }));
  const written = await batch.tx.execute(
    'import.comments',
    insertMissing('comments', { columns, key: 'id', rows: counted }),
  );
  // Some were there without an origin, and with replies of which nothing is known here.
  if (written < rows.length) for (const row of rows) batch.recountReplies(row);
}

function rowOf(batch: Batch, comment: CommentRecord, place: CommentPlace) {
  return {
    ...place,
    ...batch.authorOf(comment.author),
    ...textRow(batch.textOf(comment)),
    is_answer: comment.isAnswer,
    score: comment.score,
    vote_count: comment.voteCount,
    agreement_score: comment.agreementScore,
    created_at: comment.createdAt,
    edited_at: comment.editedAt,
    deleted_at: comment.deletedAt,
    is_retracted: comment.isRetracted,
    is_pinned: comment.isPinned,
  };
}
