import { prisma } from '../prisma/client.ts';
import { builder } from './builder.ts';

builder.prismaNode('Post', {
  id: { field: 'id' },
  select: { id: true },
  fields: (t) => ({
    slug: t.exposeString('slug'),
    title: t.exposeString('title'),
    score: t.exposeInt('score'),
    commentCount: t.exposeInt('commentCount'),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', nullable: true }),
    html: t.string({
      nullable: true,
      select: { currentRevision: { select: { html: true } } },
      resolve: ({ currentRevision }) => currentRevision?.html,
    }),
    author: t.relation('author', { nullable: true }),
    topLevelComments: t.relatedConnection('comments', {
      cursor: 'id',
      query: { where: { parentId: null }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
    }),
  }),
});

builder.queryField('post', (t) =>
  t.prismaField({
    type: 'Post',
    nullable: true,
    args: { slug: t.arg.string({ required: true }) },
    resolve: (query, _root, { slug }) => prisma.post.findUnique({ ...query, where: { slug } }),
  }),
);
