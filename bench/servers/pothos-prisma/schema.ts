import { type SearchHit, searchEverything } from '../prisma/search.ts';
import { builder } from './builder.ts';
import './comment.ts';
import './post.ts';
import './user.ts';
import './wiki-page.ts';

builder.prismaNode('Sequence', {
  id: { field: 'id' },
  select: { id: true },
  fields: (t) => ({ slug: t.exposeString('slug'), title: t.exposeString('title') }),
});

const SearchHitRef = builder.objectRef<SearchHit>('SearchHit').implement({
  fields: (t) => ({
    type: t.exposeString('type'),
    id: t.exposeID('id'),
    title: t.exposeString('title', { nullable: true }),
    excerpt: t.exposeString('excerpt', { nullable: true }),
  }),
});

builder.queryField('search', (t) =>
  t.field({
    type: [SearchHitRef],
    args: { query: t.arg.string({ required: true }) },
    resolve: (_root, { query }) => searchEverything(query),
  }),
);

export const schema = builder.toSchema();
