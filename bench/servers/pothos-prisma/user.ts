import { prisma } from '../prisma/client.ts';
import { builder } from './builder.ts';

builder.prismaNode('User', {
  id: { field: 'id' },
  select: { id: true },
  fields: (t) => ({
    username: t.exposeString('username'),
    displayName: t.exposeString('displayName'),
    karma: t.exposeInt('karma'),
    joinedAt: t.expose('joinedAt', { type: 'DateTime' }),
    bio: t.exposeString('bioHtml', { nullable: true }),
    sequences: t.relatedConnection('sequences', {
      cursor: 'id',
      totalCount: true,
      query: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
    }),
    posts: t.relatedConnection('posts', {
      cursor: 'id',
      totalCount: true,
      query: { orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }] },
    }),
    wikiContributions: t.relatedConnection('revisions', {
      cursor: 'id',
      totalCount: true,
      query: {
        where: { wikiPageId: { not: null } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      },
    }),
    comments: t.relatedConnection('comments', {
      cursor: 'id',
      totalCount: true,
      query: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
    }),
  }),
});

builder.queryField('user', (t) =>
  t.prismaField({
    type: 'User',
    nullable: true,
    args: { username: t.arg.string({ required: true }) },
    resolve: (query, _root, { username }) =>
      prisma.user.findUnique({ ...query, where: { username } }),
  }),
);
