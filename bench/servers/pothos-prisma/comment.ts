import { prisma } from '../prisma/client.ts';
import { excerpt } from '../prisma/excerpt.ts';
import { builder } from './builder.ts';

builder.prismaNode('Comment', {
  id: { field: 'id' },
  select: { id: true },
  fields: (t) => ({
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    depth: t.exposeInt('depth'),
    score: t.exposeInt('score'),
    replyCount: t.exposeInt('replyCount'),
    html: t.exposeString('html'),
    excerpt: t.string({ select: { text: true }, resolve: ({ text }) => excerpt(text) }),
    author: t.relation('author', { nullable: true }),
    post: t.relation('post', { nullable: true }),
    parent: t.relation('parent', { nullable: true }),
    replies: t.relatedConnection('replies', {
      cursor: 'id',
      query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
    }),
  }),
});

builder.queryField('comments', (t) =>
  t.prismaConnection({
    type: 'Comment',
    cursor: 'id',
    resolve: (query) =>
      prisma.comment.findMany({ ...query, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] }),
  }),
);
