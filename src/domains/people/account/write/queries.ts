import sql from 'sql-template-tag';
import { ANONYMOUS_NAME } from '../../../../attribution/anonymous-name.ts';
import { rebuildContributors } from '../../../../attribution/contributors.ts';
import type { Transaction } from '../../../../db/database.ts';
import { chunksOf } from '../../../../lib/chunks.ts';

/**
 * Takes a person's name off everything that they wrote. Drafts that are theirs alone are deleted:
 * nobody would ever see them. Posts go first, then comments, then what stands on neither.
 */
export async function anonymise(tx: Transaction, id: string): Promise<void> {
  await tx.execute(
    'account.anonymisePosts',
    sql`
      update posts p
      set author_id = null, author_name = ${ANONYMOUS_NAME},
        deleted_at = case
          when p.published_at is null
            and not exists (select from post_coauthors t where t.post_id = p.id)
          then coalesce(p.deleted_at, now()) else p.deleted_at end
      where p.author_id = ${id}::uuid`,
  );
  await tx.prisma.postCoauthor.deleteMany({ where: { userId: id } });
  const where = { authorId: id };
  const data = { authorId: null, authorName: ANONYMOUS_NAME };
  await tx.prisma.comment.updateMany({ where, data });
  await tx.prisma.sequence.updateMany({ where, data });
  await tx.prisma.heldWikiEdit.deleteMany({ where });
  await tx.prisma.wikiPage.updateMany({ where, data: { authorId: null } });
  await anonymiseVersions(tx, id);
  // Nobody is served their images from now on; `collectImages` removes the files.
  await tx.prisma.upload.deleteMany({ where: { ownerId: id } });
  await tx.prisma.notification.updateMany({ where: { actorId: id }, data: { actorId: null } });
  await tx.prisma.follow.deleteMany({ where: { userId: id } });
  await tx.prisma.mute.deleteMany({ where: { userId: id } });
  await tx.prisma.userNote.deleteMany({ where: { userId: id } });
  await tx.prisma.userNote.updateMany({
    where: { moderatorId: id },
    data: { moderatorId: null, moderatorName: ANONYMOUS_NAME },
  });
}

/** Pages whose versions are held in memory at once. */
const PAGES_AT_ONCE = 50;

async function anonymiseVersions(tx: Transaction, id: string): Promise<void> {
  const pages = await tx.prisma.revision.findMany({
    where: { authorId: id, wikiPageId: { not: null } },
    distinct: ['wikiPageId'],
    select: { wikiPageId: true },
  });
  await tx.prisma.revision.updateMany({
    where: { authorId: id },
    data: { authorId: null, authorName: ANONYMOUS_NAME },
  });
  const ids = pages.flatMap(({ wikiPageId }) => wikiPageId ?? []);
  for (const batch of chunksOf(ids, PAGES_AT_ONCE)) await rebuildContributors(tx, batch);
}
