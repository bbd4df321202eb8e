import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, graphql } from 'graphql';

/** Only what the importer reads, under the names and types of the real API. */
const SCHEMA = buildSchema(`
  scalar JSON
  scalar Date
  type Body { _id: String! version: String editedAt: Date userId: String html: String originalContents: Original }
  type Original { type: String! data: JSON! }
  type User {
    _id: String! slug: String! oldSlugs: [String!] shortformFeedId: String username: String displayName: String createdAt: Date! karma: Float postCount: Int
    commentCount: Int website: String biography: Body
  }
  type Post {
    _id: String! slug: String! title: String! url: String userId: String coauthorUserIds: [String!] createdAt: Date
    postedAt: Date! lastCommentedAt: Date shortform: Boolean question: Boolean debate: Boolean commentsLocked: Boolean
    curatedDate: Date
    baseScore: Float voteCount: Int tagRelevance: JSON contents: Body
  }
  type Comment {
    _id: String! postId: String tagId: String parentCommentId: String topLevelCommentId: String userId: String
    postedAt: Date! lastEditedAt: Date answer: Boolean retracted: Boolean deleted: Boolean deletedDate: Date
    baseScore: Float voteCount: Int extendedScore: JSON contents: Body
  }
  type Tag { _id: String! slug: String! oldSlugs: [String!] name: String! createdAt: Date userId: String deleted: Boolean }
  type Revision {
    _id: String! documentId: String version: String editedAt: Date! updateType: String userId: String
    commitMessage: String draft: Boolean html: String originalContents: Original
  }
  type Chapter { _id: String! number: Float title: String postIds: [String!]! }
  type Sequence {
    _id: String! title: String! userId: String createdAt: Date! draft: Boolean isDeleted: Boolean contents: Body
    chapters: [Chapter!]
  }
  type Users { results: [User] } type Posts { results: [Post] } type Comments { results: [Comment] }
  type Tags { results: [Tag] } type Revisions { results: [Revision] } type Sequences { results: [Sequence] }
  input ByIds { userIds: [String!] }
  input PostsDefault {
    exactPostIds: [String!] after: String before: String sortedBy: String groupId: String includeRelatedQuestions: String
  }
  input CommentsDefault { commentIds: [String!] }
  input Recent { after: String before: String sortBy: String }
  input OfPost { postId: String }
  input OfUser { userId: String sortedBy: String sortBy: String authorIsUnreviewed: Boolean }
  input OfDocument { documentId: String fieldName: String before: String }
  input None { _: String }
  input UserSelector { usersByUserIds: ByIds }
  input PostSelector { userPosts: OfUser default: PostsDefault }
  input CommentSelector {
    profileComments: OfUser default: CommentsDefault allRecentComments: Recent allCommentsDeleted: None debateResponses: OfPost
  }
  input TagSelector { allPublicTags: None }
  input RevisionSelector { revisionsByUser: OfUser revisionsOnDocument: OfDocument }
  input SequenceSelector { userProfile: OfUser default: None }
  type Query {
    GetUserBySlug(slug: String!): User
    users(selector: UserSelector, limit: Int, offset: Int): Users
    posts(selector: PostSelector, limit: Int, offset: Int): Posts
    comments(selector: CommentSelector, limit: Int, offset: Int): Comments
    tags(selector: TagSelector, limit: Int, offset: Int): Tags
    revisions(selector: RevisionSelector, limit: Int, offset: Int): Revisions
    sequences(selector: SequenceSelector, limit: Int, offset: Int): Sequences
  }
`);

// biome-ignore lint/suspicious/noExplicitAny: rows of the generated site, as JSON has them
type Row = any;

export interface ForumContent {
  readonly users: readonly Row[];
  readonly posts: readonly Row[];
  readonly comments: readonly Row[];
  readonly tags: readonly Row[];
  readonly revisions: readonly Row[];
  readonly sequences: readonly Row[];
}

export interface ForumServer {
  readonly url: string;
  /** The headers of each request, in their order. */
  readonly requests: IncomingHttpHeaders[];
  /** How many requests were under way at once, at most. */
  readonly atOnce: () => number;
  /** Refuses requests until it returns false. */
  refuse: (() => { status: number; headers?: Record<string, string> } | null) | null;
  close(): Promise<void>;
}

const MAX_LIMIT = 5_000;
const MAX_OFFSET = 2_000;

/** A stand-in for a ForumMagnum site, with its limits: of offsets, of pages, and rows taken out after the limit. */
export async function startForum(content: ForumContent): Promise<ForumServer> {
  const requests: IncomingHttpHeaders[] = [];
  let underWay = 0;
  let atOnce = 0;
  const root = rootOf(content);
  const server = createServer((request, response) => {
    requests.push(request.headers);
    underWay += 1;
    atOnce = Math.max(atOnce, underWay);
    response.once('close', () => {
      underWay -= 1;
    });
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', async () => {
      const refused = forum.refuse?.() ?? null;
      if (refused !== null) {
        response.writeHead(refused.status, { 'content-type': 'text/html', ...refused.headers });
        response.end('<h1>Too many requests</h1>');
        return;
      }
      const { query, variables } = JSON.parse(body);
      const answer = await graphql({
        ...{ schema: SCHEMA, source: query, variableValues: variables, rootValue: root },
      });
      const isInvalid = answer.data === undefined;
      response.writeHead(isInvalid ? 400 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const forum: ForumServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    atOnce: () => atOnce,
    refuse: null,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return forum;
}

function rootOf(content: ForumContent) {
  const ids = (rows: readonly Row[], wanted: readonly string[]) =>
    rows.filter(({ _id }) => wanted.includes(_id));
  return {
    ['GetUserBySlug']: ({ slug }: Row) => content.users.find((user) => user.slug === slug),
    users: (args: Row) => page(ids(content.users, args.selector.usersByUserIds.userIds), args),
    posts: (args: Row, _: unknown, info: Info) => {
      const { userPosts, default: terms } = checked(args.selector, info);
      if (userPosts)
        return page(
          content.posts.filter(({ userId }) => userId === userPosts.userId),
          args,
        );
      if (terms.exactPostIds) return page(ids(content.posts, terms.exactPostIds), args);
      return page(inTime(content.posts.filter(isListed), terms), args);
    },
    comments: (args: Row, _: unknown, info: Info) => {
      const { comments } = content;
      const selector = checked(args.selector, info);
      const { profileComments: of, default: terms, allRecentComments: recent } = selector;
      if (of)
        return page(
          comments.filter(({ userId }) => userId === of.userId),
          args,
        );
      if (terms) return page(ids(comments, terms.commentIds), args);
      if (selector.allCommentsDeleted)
        return page(
          comments.filter((row) => row.deleted),
          args,
        );
      const isResponse = ({ debateResponse }: Row) => debateResponse === true;
      if (selector.debateResponses) {
        const { postId } = selector.debateResponses;
        return page(
          comments.filter((row) => isResponse(row) && row.postId === postId),
          args,
        );
      }
      const listed = comments.filter((row) => row.deleted !== true && !isResponse(row));
      return page(inTime(listed, recent), { ...args, limit: args.limit ?? 5 });
    },
    tags: (args: Row) => page(content.tags, args),
    revisions: (args: Row) => {
      const { revisionsByUser, revisionsOnDocument: of } = args.selector;
      const newestFirst = [...content.revisions].sort((a, b) => (a.editedAt < b.editedAt ? 1 : -1));
      return page(
        newestFirst.filter((revision) =>
          of
            ? revision.documentId === of.documentId &&
              revision.fieldName === of.fieldName &&
              (!of.before || revision.editedAt < of.before)
            : revision.userId === revisionsByUser.userId && revision.fieldName === 'description',
        ),
        args,
      );
    },
    sequences: ({ selector: { userProfile }, ...args }: Row) =>
      page(
        content.sequences.filter(({ userId }) => !userProfile || userId === userProfile.userId),
        args,
      ),
  };
}

interface Info {
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/** The API takes no variable that has the name of a term and another value. */
function checked(selector: Row, { variableValues }: Info): Row {
  for (const terms of Object.values<Row>(selector)) {
    for (const [name, value] of Object.entries(terms ?? {})) {
      if (name in variableValues && variableValues[name] !== value)
        throw new Error('app.conflicting_term_and_resolver_arg_keys');
    }
  }
  return selector;
}

/** Posts that quick takes hang on, and posts without a place in lists, are found by their ids alone. */
function isListed({ shortform, unlisted }: Row): boolean {
  return shortform !== true && unlisted !== true;
}

function inTime(rows: readonly Row[], { after, before }: Row): readonly Row[] {
  return rows
    .filter(({ postedAt }) => (!after || postedAt >= after) && (!before || postedAt < before))
    .sort((a, b) => a.postedAt.localeCompare(b.postedAt) || b._id.localeCompare(a._id));
}

/** Permissions are looked at after the limit: pages come short. */
function page(rows: readonly Row[], { limit, offset = 0 }: Row) {
  if ((offset ?? 0) > MAX_OFFSET) throw new Error('Exceeded maximum value for skip');
  const size = Math.min(limit ?? MAX_LIMIT, MAX_LIMIT);
  const some = rows.slice(offset ?? 0, (offset ?? 0) + size);
  return { results: some.filter(({ isHidden }) => isHidden !== true) };
}
