import { GraphQLScalarType } from 'graphql';
import { prisma } from '../prisma/client.ts';
import { excerpt } from '../prisma/excerpt.ts';
import { searchEverything } from '../prisma/search.ts';
import {
  commentColumns,
  postColumns,
  revisionColumns,
  sequenceColumns,
  userColumns,
  wikiPageColumns,
} from './columns.ts';
import { findNode, globalId } from './nodes.ts';
import { type Page, type PageArguments, pageOf, pageQuery } from './page.ts';
import { olderThan, timeCursor } from './time-cursor.ts';

interface Row {
  readonly id: string;
}

/**
 * Lists of a person, post or page are read where they are asked for: an operation of this benchmark
 * never asks for those of many. What it does ask for many of goes through loaders.
 */
export const resolvers = {
  DateTime: new GraphQLScalarType<Date, string>({
    name: 'DateTime',
    serialize: (time) => (time as Date).toISOString(),
  }),
  Node: { resolveType: ({ __typename }: { __typename: string }) => __typename },
  Query: {
    node: (_root: unknown, { id }: { id: string }) => findNode(id),
    user: (_root: unknown, { username }: { username: string }) =>
      prisma.user.findUnique({ where: { username }, select: { ...userColumns, bioHtml: true } }),
    post: (_root: unknown, { slug }: { slug: string }) =>
      prisma.post.findUnique({ where: { slug }, select: postColumns }),
    wikiPage: (_root: unknown, { slug }: { slug: string }) =>
      prisma.wikiPage.findUnique({ where: { slug }, select: wikiPageColumns }),
    comments: (_root: unknown, args: PageArguments) => commentsNewestFirst({}, args),
    search: (_root: unknown, { query }: { query: string }) => searchEverything(query),
  },
  User: {
    id: idOf('User'),
    bio: ({ bioHtml }: { bioHtml?: string | null }) => bioHtml ?? null,
    async sequences({ id: authorId }: Row, args: PageArguments) {
      const rows = await prisma.sequence.findMany({
        ...pageQuery(args),
        where: { authorId },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        select: sequenceColumns,
      });
      return pageOf(rows, {
        first: args.first,
        count: () => prisma.sequence.count({ where: { authorId } }),
      });
    },
    async posts({ id: authorId }: Row, args: PageArguments) {
      const rows = await prisma.post.findMany({
        ...pageQuery(args),
        where: { authorId },
        orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
        select: postColumns,
      });
      return pageOf(rows, {
        first: args.first,
        count: () => prisma.post.count({ where: { authorId } }),
      });
    },
    async wikiContributions({ id: authorId }: Row, args: PageArguments) {
      const where = { authorId, wikiPageId: { not: null } };
      const rows = await prisma.revision.findMany({
        ...pageQuery(args),
        where,
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        select: revisionColumns,
      });
      return pageOf(rows, { first: args.first, count: () => prisma.revision.count({ where }) });
    },
    comments: ({ id: authorId }: Row, args: PageArguments) =>
      commentsNewestFirst({ authorId }, args),
  },
  Sequence: { id: idOf('Sequence') },
  Post: {
    id: idOf('Post'),
    async topLevelComments({ id: postId }: Row, args: PageArguments) {
      const rows = await prisma.comment.findMany({
        ...pageQuery(args),
        where: { postId, parentId: null },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: commentColumns,
      });
      return pageOf(rows, args);
    },
  },
  Comment: { id: idOf('Comment'), excerpt: ({ text }: { text: string }) => excerpt(text) },
  WikiPage: {
    id: idOf('WikiPage'),
    async contributions({ id: wikiPageId }: Row, args: PageArguments) {
      const rows = await prisma.revision.findMany({
        ...pageQuery(args),
        where: { wikiPageId },
        orderBy: { version: 'desc' },
        select: revisionColumns,
      });
      return pageOf(rows, args);
    },
    async contributors({ id: wikiPageId }: Row, args: PageArguments) {
      const rows = await prisma.wikiContributor.findMany({
        ...pageQuery(args),
        where: { wikiPageId },
        orderBy: [{ survivingChars: 'desc' }, { id: 'desc' }],
      });
      return pageOf(rows, args);
    },
  },
  Revision: { id: idOf('Revision') },
  SequenceConnection: { totalCount },
  PostConnection: { totalCount },
  RevisionConnection: { totalCount },
  CommentConnection: { totalCount },
};

async function commentsNewestFirst(filter: { authorId?: string }, args: PageArguments) {
  const rows = await prisma.comment.findMany({
    take: args.first + 1,
    where: { ...filter, ...(args.after ? olderThan(args.after) : {}) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: commentColumns,
  });
  return pageOf(rows, {
    first: args.first,
    count: () => prisma.comment.count({ where: filter }),
    cursorOf: timeCursor,
  });
}

function totalCount({ count }: Page<Row>) {
  return count?.();
}

function idOf(type: string) {
  return ({ id }: Row) => globalId(type, id);
}
