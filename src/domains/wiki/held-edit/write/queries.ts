import sql from 'sql-template-tag';
import type { Transaction } from '../../../../db/database.ts';
import type { NewHeldWikiEdit } from '../model.ts';

/** Since when an edit waits for review, with its row locked; null when it does not wait or is gone. */
export async function lockHeldAt(tx: Transaction, id: string): Promise<string | null> {
  const [edit] = await tx.run<{ readonly heldAt: string }>(
    'heldWikiEdit.lock',
    sql`select e.hidden_at as "heldAt" from held_wiki_edits e
      where e.id = ${id}::uuid and e.hidden_why = 'HELD'
      for no key update`,
  );
  return edit?.heldAt ?? null;
}

interface WaitingEdit {
  readonly id: string;
  /** Whether it changes the text, not the title alone. */
  readonly hasText: boolean;
}

/** The edit of the same page by the same person that waits for review. Pages to be made are told apart by title. */
export async function findWaitingEdit(
  tx: Transaction,
  { authorId, wikiPageId, title }: Pick<NewHeldWikiEdit, 'authorId' | 'wikiPageId' | 'title'>,
): Promise<WaitingEdit | null> {
  const [edit] = await tx.run<WaitingEdit>(
    'heldWikiEdit.waiting',
    sql`select e.id, e.markdown is not null as "hasText" from held_wiki_edits e
      where e.author_id = ${authorId}::uuid and e.hidden_why = 'HELD'
        and e.wiki_page_id is not distinct from ${wikiPageId}::uuid
        and (e.wiki_page_id is not null or title_key(e.title) = title_key(${title}::text))
      for no key update`,
  );
  return edit ?? null;
}
