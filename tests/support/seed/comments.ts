import sql from 'sql-template-tag';
import type { Database } from '../../../src/db/database.ts';
import type {
  Comment,
  CommentRevision,
  Post,
  Prisma,
  WikiPage,
} from '../../../src/db/generated/client.ts';
import { type Authored, byline, isWikiPage, type SeedDefaults } from './defaults.ts';

interface NewComment extends Authored {
  readonly on: Post | WikiPage;
  readonly parent?: Comment;
  readonly text?: string;
  readonly more?: Partial<Prisma.CommentUncheckedCreateInput>;
}

export function seedComments({ prisma, execute }: Database, { time, written }: SeedDefaults) {
  return {
    async comment({ on, parent, ...given }: NewComment): Promise<Comment> {
      const subject = isWikiPage(on) ? { wikiPageId: on.id } : { postId: on.id };
      const place = parent && {
        parentId: parent.id,
        rootId: parent.rootId ?? parent.id,
        depth: parent.depth + 1,
      };
      const row = await prisma.comment.create({
        data: {
          ...subject,
          ...place,
          ...byline(given),
          ...written(given.text),
          createdAt: time(given.at),
          ...given.more,
        },
      });
      await countOnSubject(row);
      if (row.parentId !== null) await countOnAncestors(row.parentId);
      return row;
    },

    /** A text that an edit replaced. */
    async formerText(of: Comment, version: number, text?: string): Promise<CommentRevision> {
      const data = { commentId: of.id, version, ...written(text), createdAt: of.createdAt };
      return prisma.commentRevision.create({ data });
    },
  };

  async function countOnSubject({ postId, wikiPageId, createdAt }: Comment): Promise<void> {
    const commentCount = { increment: 1 };
    if (postId !== null) {
      await prisma.post.update({
        where: { id: postId },
        data: { commentCount, lastActivityAt: createdAt },
      });
    }
    if (wikiPageId !== null) {
      await prisma.wikiPage.update({ where: { id: wikiPageId }, data: { commentCount } });
    }
  }

  async function countOnAncestors(parentId: string): Promise<void> {
    await execute(
      'seed.countReply',
      sql`
        with recursive ancestors as (
          select id, parent_id from comments where id = ${parentId}::uuid
          union all
          select c.id, c.parent_id from comments c join ancestors a on c.id = a.parent_id
        )
        update comments c
        set descendant_count = c.descendant_count + 1,
          reply_count = c.reply_count + (c.id = ${parentId}::uuid)::int
        from ancestors a
        where c.id = a.id`,
    );
  }
}
