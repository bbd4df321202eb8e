import sql, { raw } from 'sql-template-tag';
import { v7 } from 'uuid';
import type { Transaction } from '../../../../db/database.ts';

interface NewReadMark {
  readonly userId: string;
  readonly subject: { readonly kind: 'Post' | 'WikiPage'; readonly id: string };
  /** Null: now. */
  readonly upTo: string | null;
}

const COLUMN = { Post: raw('post_id'), WikiPage: raw('wiki_page_id') };

/** Moves a mark forward, never back and never into the future: a slow request must not undo a newer one. */
export async function moveReadMark(tx: Transaction, mark: NewReadMark): Promise<void> {
  const { userId, subject, upTo } = mark;
  const place = COLUMN[subject.kind];
  await tx.execute(
    'readMark.move',
    sql`
      insert into read_marks as m (id, user_id, ${place}, read_up_to)
      values (
        ${v7()}::uuid, ${userId}::uuid, ${subject.id}::uuid,
        least(coalesce(${upTo}::timestamptz, now()), now())
      )
      on conflict (user_id, ${place}) do update
      set read_up_to = excluded.read_up_to where m.read_up_to < excluded.read_up_to`,
  );
}
