import sql from 'sql-template-tag';
import type { Transaction } from '../../../../db/database.ts';

interface VersionState {
  readonly isHidden: boolean;
  /** The text of its page. */
  readonly isCurrent: boolean;
}

/** A version of a wiki page. Nobody edits the page until the transaction ends. */
export async function lockVersion(tx: Transaction, id: string): Promise<VersionState | null> {
  await tx.run(
    'revision.lockPage',
    sql`
      select w.id from wiki_pages w
      where w.id = (select r.wiki_page_id from revisions r where r.id = ${id}::uuid)
      for no key update`,
  );
  const [version] = await tx.run<VersionState>(
    'revision.state',
    sql`
      select r.hidden_at is not null as "isHidden", w.current_revision_id = r.id as "isCurrent"
      from revisions r join wiki_pages w on w.id = r.wiki_page_id
      where r.id = ${id}::uuid`,
  );
  return version ?? null;
}
