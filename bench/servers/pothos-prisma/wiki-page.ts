import { prisma } from '../prisma/client.ts';
import { builder } from './builder.ts';

builder.prismaNode('WikiPage', {
  id: { field: 'id' },
  select: { id: true },
  fields: (t) => ({
    slug: t.exposeString('slug'),
    title: t.exposeString('title'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    html: t.string({
      nullable: true,
      select: { currentRevision: { select: { html: true } } },
      resolve: ({ currentRevision }) => currentRevision?.html,
    }),
    contributions: t.relatedConnection('revisions', {
      cursor: 'id',
      query: { orderBy: { version: 'desc' } },
    }),
    contributors: t.relatedConnection('contributors', {
      cursor: 'id',
      query: { orderBy: [{ survivingChars: 'desc' }, { id: 'desc' }] },
    }),
  }),
});

builder.prismaNode('Revision', {
  id: { field: 'id' },
  select: { id: true },
  fields: (t) => ({
    version: t.exposeInt('version'),
    summary: t.exposeString('summary', { nullable: true }),
    charsAdded: t.exposeInt('charsAdded'),
    charsRemoved: t.exposeInt('charsRemoved'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    author: t.relation('author', { nullable: true }),
    page: t.relation('wikiPage', { nullable: true }),
  }),
});

builder.prismaObject('WikiContributor', {
  select: { id: true },
  fields: (t) => ({
    contributionCount: t.exposeInt('contributionCount'),
    charsAdded: t.exposeInt('charsAdded'),
    charsRemoved: t.exposeInt('charsRemoved'),
    user: t.relation('author', { nullable: true }),
  }),
});

builder.queryField('wikiPage', (t) =>
  t.prismaField({
    type: 'WikiPage',
    nullable: true,
    args: { slug: t.arg.string({ required: true }) },
    resolve: (query, _root, { slug }) => prisma.wikiPage.findUnique({ ...query, where: { slug } }),
  }),
);
