import sql from 'sql-template-tag';
import type { StatementReader } from '../../db/database.ts';
import type { SiteSettings } from '../scope.ts';
import type { MemberViewer } from '../viewer.ts';

/**
 * Whether what somebody publishes is held for review: while nothing that they published is shown, where
 * the operator wants newcomers looked at.
 */
export async function isHeldBack(
  reader: StatementReader,
  { site, viewer }: { readonly site: SiteSettings; readonly viewer: MemberViewer },
): Promise<boolean> {
  if (!site.holdsNewcomers || viewer.role !== 'MEMBER') return false;
  const [row] = await reader.run<{ isNew: boolean }>(
    'moderation.isNewcomer',
    sql`select u.post_count = 0 as "isNew" from users u where u.id = ${viewer.id}::uuid`,
  );
  return row?.isNew ?? false;
}
