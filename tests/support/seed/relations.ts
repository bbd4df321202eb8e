import type { Database } from '../../../src/db/database.ts';
import type {
  AuthSession,
  Comment,
  Link,
  ModerationAction,
  Poll,
  Post,
  PostTopic,
  Prisma,
  Reaction,
  Report,
  Sequence,
  Upload,
  User,
  Vote,
  WikiContributor,
  WikiPage,
} from '../../../src/db/generated/client.ts';
import { type Authored, byline, isComment, isWikiPage, type SeedDefaults } from './defaults.ts';

interface NewSequence extends Authored {
  readonly title?: string;
  /** In their order. */
  readonly posts?: readonly Post[];
  readonly more?: Partial<Prisma.SequenceUncheckedCreateInput>;
}

interface NewLink {
  readonly from: Post | Comment | WikiPage;
  readonly to: Post | Comment | WikiPage;
  readonly kind?: Link['kind'];
  readonly at?: Date | string;
}

interface NewVote {
  readonly by: User;
  readonly on: Post | Comment;
  readonly value?: number;
  readonly axis?: Vote['axis'];
}

interface NewReaction {
  readonly by: User;
  readonly on: Post | Comment;
  readonly name?: string;
  readonly at?: Date | string;
}

interface NewPoll {
  readonly on: Post;
  /** What each of these chose. */
  readonly votes?: readonly (readonly [User, readonly number[]])[];
  readonly more?: Partial<Prisma.PollUncheckedCreateInput>;
}

interface NewContributor {
  readonly page: WikiPage;
  readonly author: User | null;
  readonly more?: Partial<Prisma.WikiContributorUncheckedCreateInput>;
}

/** What ties people and texts together. */
export function seedRelations({ prisma }: Database, { time, named }: SeedDefaults) {
  return {
    /** Somebody who agreed to be a co-author; `acceptedAt: null` for who did not yet. */
    async coauthor(
      { id: postId }: Post,
      { id: userId }: User,
      more: Partial<Prisma.PostCoauthorUncheckedCreateInput> = {},
    ): Promise<void> {
      const position = await prisma.postCoauthor.count({ where: { postId } });
      await prisma.postCoauthor.create({ data: { postId, userId, position, ...more } });
    },

    /** An entry of the log of moderation. */
    async locking(post: Post, at?: Date | string): Promise<ModerationAction> {
      const act = { kind: 'LOCK', moderatorName: 'Moderator', reason: 'Heated' } as const;
      const data = { ...act, postId: post.id, createdAt: time(at) };
      return prisma.moderationAction.create({ data });
    },

    /** A session on the pages of the site. */
    async session({ id: userId, username }: User): Promise<AuthSession> {
      const data = { name: username, email: `${username}@users.invalid` };
      const { id: subject } = await prisma.authUser.create({ data });
      await prisma.identity.create({ data: { issuer: 'self', subject, userId } });
      const expiresAt = new Date(Date.now() + 86_400_000);
      return prisma.authSession.create({
        data: { userId: subject, token: userId.repeat(2).slice(0, 64), expiresAt },
      });
    },

    /** With an image whose files are nowhere. */
    upload(owner: User): Promise<Upload> {
      const stored = { digest: 'a'.repeat(64), width: 700, height: 500, widths: [320, 640, 700] };
      const at = time(undefined);
      return prisma.upload.create({
        data: {
          ...{ ownerId: owner.id, byteSize: 1_000, tokenHash: '' },
          ...{ createdAt: at, expiresAt: at, receivedAt: at, ...stored },
        },
      });
    },

    async report(post: Post, reporter: User, at?: Date | string): Promise<Report> {
      const about = { postId: post.id, reason: 'Look', createdAt: time(at) };
      return prisma.report.create({ data: { ...about, reporterId: reporter.id } });
    },

    /** That a topic is part of another. */
    async parent({ id: pageId }: WikiPage, { id: parentId }: WikiPage): Promise<void> {
      await prisma.wikiPageParent.create({ data: { pageId, parentId } });
    },

    /** Files a post under a wiki page. */
    async topic(post: Post, page: WikiPage, relevance = 1): Promise<PostTopic> {
      await prisma.wikiPage.update({
        where: { id: page.id },
        data: { postCount: { increment: 1 } },
      });
      return prisma.postTopic.create({ data: { postId: post.id, topicId: page.id, relevance } });
    },

    async sequence({ posts = [], ...given }: NewSequence = {}): Promise<Sequence> {
      const name = named(given.title ?? 'Sequence');
      const createdAt = time(given.at);
      const row = await prisma.sequence.create({
        data: { ...name, ...byline(given), createdAt, ...given.more },
      });
      await prisma.sequenceEntry.createMany({
        data: posts.map(({ id }, index) => ({
          sequenceId: row.id,
          postId: id,
          position: index + 1,
        })),
      });
      return row;
    },

    link({ from, to, kind = 'MENTION', at }: NewLink): Promise<Link> {
      const ends = { [`source${nounOf(from)}Id`]: from.id, [`target${nounOf(to)}Id`]: to.id };
      return prisma.link.create({ data: { ...ends, kind, createdAt: time(at) } });
    },

    async vote({ by, on, value = 1, axis = 'KARMA' }: NewVote): Promise<Vote> {
      const target = isComment(on) ? { commentId: on.id } : { postId: on.id };
      if (axis === 'KARMA') {
        const data = { score: { increment: value }, voteCount: { increment: 1 } };
        if (isComment(on)) await prisma.comment.update({ where: { id: on.id }, data });
        else await prisma.post.update({ where: { id: on.id }, data });
      } else if (isComment(on)) {
        const data = { agreementScore: { increment: value } };
        await prisma.comment.update({ where: { id: on.id }, data });
      }
      return prisma.vote.create({ data: { ...target, voterId: by.id, axis, value } });
    },

    reaction({ by, on, name = 'heart', at }: NewReaction): Promise<Reaction> {
      const target = isComment(on) ? { commentId: on.id } : { postId: on.id };
      return prisma.reaction.create({
        data: { ...target, userId: by.id, name, createdAt: time(at) },
      });
    },

    poll({ on, votes = [], more }: NewPoll): Promise<Poll> {
      const options = ['Yes', 'No', 'Perhaps'];
      const chosen = (index: number) =>
        votes.filter(([, choices]) => choices.includes(index + 1)).length;
      return prisma.poll.create({
        data: {
          ...{ postId: on.id, question: 'Is it?', options, createdAt: new Date() },
          ...{ voteCounts: options.map((_, index) => chosen(index)), voterCount: votes.length },
          votes: {
            create: votes.map(([user, choices]) => ({ userId: user.id, choices: [...choices] })),
          },
          ...more,
        } as Prisma.PollUncheckedCreateInput,
      });
    },

    contributor({ page, author, more }: NewContributor): Promise<WikiContributor> {
      return prisma.wikiContributor.create({
        data: {
          wikiPageId: page.id,
          ...byline({ author }),
          contributionCount: 1,
          charsAdded: 10,
          charsRemoved: 0,
          survivingChars: 10,
          firstAt: page.createdAt,
          lastAt: page.updatedAt,
          ...more,
        },
      });
    },
  };
}

function nounOf(row: Post | Comment | WikiPage): 'Post' | 'Comment' | 'WikiPage' {
  if (isComment(row)) return 'Comment';
  return isWikiPage(row) ? 'WikiPage' : 'Post';
}
