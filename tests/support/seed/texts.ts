import type { Database } from '../../../src/db/database.ts';
import type { Post, Prisma, Revision, WikiPage } from '../../../src/db/generated/client.ts';
import { type Authored, byline, isWikiPage, type SeedDefaults } from './defaults.ts';

interface NewPost extends Authored {
  readonly title?: string;
  readonly text?: string;
  readonly more?: Partial<Prisma.PostUncheckedCreateInput>;
}

interface NewWikiPage extends Authored {
  readonly title?: string;
  readonly text?: string;
  readonly more?: Partial<Prisma.WikiPageUncheckedCreateInput>;
}

interface NewRevision extends Authored {
  readonly of: Post | WikiPage;
  readonly text?: string;
  readonly more?: Partial<Prisma.RevisionUncheckedCreateInput>;
}

/** What is written in versions: posts and wiki pages. */
export function seedTexts({ prisma }: Database, { time, named, written }: SeedDefaults) {
  return {
    /** A post, published when it was written, with its first revision. */
    async post(given: NewPost = {}): Promise<Post> {
      const { slug, title } = named(given.title ?? 'Post');
      const at = time(given.at);
      const times = { createdAt: at, publishedAt: at, lastActivityAt: at };
      const { id } = await prisma.post.create({
        data: { slug, title, ...byline(given), ...times, ...given.more },
      });
      await addRevision({ postId: id, title, version: 1, at }, given);
      return prisma.post.findUniqueOrThrow({ where: { id } });
    },

    async wikiPage(given: NewWikiPage = {}): Promise<WikiPage> {
      const { slug, title } = named(given.title ?? 'Page');
      const at = time(given.at);
      const { authorId } = byline(given);
      const { id } = await prisma.wikiPage.create({
        data: { slug, title, authorId, createdAt: at, updatedAt: at, ...given.more },
      });
      await addRevision({ wikiPageId: id, title, version: 1, at }, given);
      return prisma.wikiPage.findUniqueOrThrow({ where: { id } });
    },

    /** The next version of a post's or a wiki page's text. */
    async revision(given: NewRevision): Promise<Revision> {
      const subject = isWikiPage(given.of) ? { wikiPageId: given.of.id } : { postId: given.of.id };
      const before = await prisma.revision.findFirstOrThrow({
        where: subject,
        orderBy: { version: 'desc' },
      });
      const { title, version } = before;
      const at = time(given.at);
      return addRevision({ ...subject, title, version: version + 1, at }, given, {
        charsRemoved: before.markdown.length,
        ...given.more,
      });
    },
  };

  interface NextVersion {
    readonly postId?: string;
    readonly wikiPageId?: string;
    readonly title: string;
    readonly version: number;
    readonly at: Date;
  }

  async function addRevision(
    { at, ...subject }: NextVersion,
    given: Authored & { readonly text?: string },
    more: Partial<Prisma.RevisionUncheckedCreateInput> = {},
  ): Promise<Revision> {
    const text = written(given.text);
    const row = await prisma.revision.create({
      data: {
        ...subject,
        ...byline(given),
        ...text,
        charsAdded: text.markdown.length,
        createdAt: at,
        ...more,
      },
    });
    await makeCurrent(row);
    return row;
  }

  async function makeCurrent({ id, postId, wikiPageId, version, createdAt }: Revision) {
    if (postId !== null) {
      await prisma.post.update({
        where: { id: postId },
        data: { currentRevisionId: id, ...(version > 1 && { editedAt: createdAt }) },
      });
    }
    if (wikiPageId !== null) {
      await prisma.wikiPage.update({
        where: { id: wikiPageId },
        data: { currentRevisionId: id, updatedAt: createdAt, contributionCount: { increment: 1 } },
      });
    }
  }
}
