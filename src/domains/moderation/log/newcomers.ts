import sql from 'sql-template-tag';
import type { MemberViewer } from '../../../access/viewer.ts';
import type { StatementReader } from '../../../db/database.ts';
import type { SiteSettings } from '../../../request/site-settings.ts';

interface Publication {
  readonly site: SiteSettings;
  readonly viewer: MemberViewer;
}

/**
 * Whether what a person publishes is held for review: the site holds newcomers, and others can read none of
 * this member's texts yet. This is the one rule for all nouns.
 */
export async function isHeldBack(
  reader: StatementReader,
  { site, viewer }: Publication,
): Promise<boolean> {
  if (!site.holdsNewcomers || viewer.role !== 'MEMBER') return false;
  const [row] = await reader.run<{ isNew: boolean }>(
    'moderation.isNewcomer',
    sql`select u.post_count + u.comment_count + u.wiki_contribution_count + u.sequence_count = 0
        as "isNew"
      from users u where u.id = ${viewer.id}::uuid`,
  );
  return row?.isNew ?? false;
}

/** The columns of a text that is held for review. */
export interface Held {
  readonly hiddenAt: Date;
  readonly hiddenWhy: 'HELD';
}

/** The columns of a new text if it is held for review; null when it is shown at once. */
export async function heldFrom(
  reader: StatementReader,
  { at, ...publication }: Publication & { readonly at: Date },
): Promise<Held | null> {
  return (await isHeldBack(reader, publication)) ? { hiddenAt: at, hiddenWhy: 'HELD' } : null;
}
