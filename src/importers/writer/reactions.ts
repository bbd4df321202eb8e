import sql from 'sql-template-tag';
import type { ReactionRecord } from '../records.ts';
import type { Batch } from './batch.ts';
import { rowset } from './rowset.ts';

const columns = {
  id: 'uuid',
  user_id: 'uuid',
  post_id: 'uuid',
  comment_id: 'uuid',
  name: 'text',
  created_at: 'timestamptz',
};

/** A reaction of a user who is not known, or to what is not known, is left out. */
export async function writeReactions(
  batch: Batch,
  reactions: readonly ReactionRecord[],
): Promise<void> {
  const rows = reactions.flatMap((reaction) => rowOf(batch, reaction));
  if (rows.length === 0) return;
  await batch.tx.execute(
    'import.reactions',
    sql`
      insert into reactions (id, user_id, post_id, comment_id, name, created_at)
      select id, user_id, post_id, comment_id, name, created_at
      from ${rowset('r', columns, rows)}
      on conflict do nothing`,
  );
}

function rowOf(batch: Batch, reaction: ReactionRecord) {
  const { subject, name, createdAt } = reaction;
  const userId = batch.imported.id('user', reaction.user);
  const subjectId = batch.imported.id(subject.kind, subject.externalId);
  if (userId === undefined || subjectId === undefined || subject.kind === 'wikiPage') {
    batch.leaveOut(reaction, 'a reaction of a user, or to a text, that is not here');
    return [];
  }
  const id = batch.idFor(reaction);
  batch.wrote(reaction, id);
  return [
    {
      id,
      user_id: userId,
      post_id: subject.kind === 'post' ? subjectId : null,
      comment_id: subject.kind === 'comment' ? subjectId : null,
      name,
      created_at: createdAt,
    },
  ];
}
