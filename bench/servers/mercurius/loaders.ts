import { prisma } from '../prisma/client.ts';
import { commentColumns, postColumns, userColumns, wikiPageColumns } from './columns.ts';
import { type Page, pageOf } from './page.ts';

interface Query<Parent, Arguments = unknown> {
  readonly obj: Parent;
  readonly params: Arguments;
}

interface Row {
  readonly id: string;
}

/** A loader for what rows point at, null where they point at nothing. */
function pointedAt<Parent, Target extends Row>(
  idOf: (parent: Parent) => string | null,
  find: (ids: string[]) => Promise<Target[]>,
) {
  const loader = async (queries: readonly Query<Parent>[]): Promise<(Target | null)[]> => {
    const ids = new Set(queries.map(({ obj }) => idOf(obj)));
    ids.delete(null);
    const rows = await find([...ids].filter((id) => id !== null));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return queries.map(({ obj }) => byId.get(idOf(obj) ?? '') ?? null);
  };
  return { loader, opts: UNCACHED };
}

/** The cache of mercurius' loaders makes its keys by serializing every parent: that costs more than it saves. */
const UNCACHED = { cache: false };

const author = pointedAt(
  ({ authorId }: { authorId: string | null }) => authorId,
  (ids) => prisma.user.findMany({ where: { id: { in: ids } }, select: userColumns }),
);

const revision = pointedAt(
  ({ currentRevisionId }: { currentRevisionId: string | null }) => currentRevisionId,
  (ids) =>
    prisma.revision.findMany({ where: { id: { in: ids } }, select: { id: true, html: true } }),
);

const currentHtml = {
  async loader(queries: readonly Query<{ currentRevisionId: string | null }>[]) {
    const revisions = await revision.loader(queries);
    return revisions.map((found) => found?.html ?? null);
  },
  opts: UNCACHED,
};

export const loaders = {
  Post: { author, html: currentHtml },
  WikiPage: { html: currentHtml },
  Revision: {
    author,
    page: pointedAt(
      ({ wikiPageId }: { wikiPageId: string | null }) => wikiPageId,
      (ids) => prisma.wikiPage.findMany({ where: { id: { in: ids } }, select: wikiPageColumns }),
    ),
  },
  WikiContributor: { user: author },
  Comment: {
    author,
    post: pointedAt(
      ({ postId }: { postId: string | null }) => postId,
      (ids) => prisma.post.findMany({ where: { id: { in: ids } }, select: postColumns }),
    ),
    parent: pointedAt(
      ({ parentId }: { parentId: string | null }) => parentId,
      (ids) => prisma.comment.findMany({ where: { id: { in: ids } }, select: commentColumns }),
    ),
    replies: { loader: loadReplies, opts: UNCACHED },
  },
};

type CommentRow = Awaited<ReturnType<typeof findReplies>>[number]['replies'][number];
type RepliesQuery = Query<{ id: string; replyCount: number }, { first: number }>;

/** For each comment a page of its replies: one query, which Prisma makes a lateral join. */
async function loadReplies(queries: readonly RepliesQuery[]): Promise<Page<CommentRow>[]> {
  const answered = queries.filter(({ obj }) => obj.replyCount > 0);
  const take = Math.max(0, ...queries.map(({ params }) => params.first)) + 1;
  const parents = await findReplies(
    answered.map(({ obj }) => obj.id),
    take,
  );
  const byId = new Map(parents.map(({ id, replies }) => [id, replies]));
  return queries.map(({ obj, params }) => pageOf(byId.get(obj.id) ?? [], params));
}

async function findReplies(ids: readonly string[], take: number) {
  if (ids.length === 0) return [];
  return prisma.comment.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      replies: {
        take,
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: commentColumns,
      },
    },
  });
}
