import { listedNode } from '../../graphql/branded-node.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connection.ts';
import { PRICES } from '../../graphql/prices.ts';
import { Comment } from '../discussion/comment/refs.ts';
import { Post } from '../discussion/post/refs.ts';
import { Sequence } from '../discussion/sequence/refs.ts';
import { User } from '../people/user/refs.ts';
import { WikiPage } from '../wiki/page/refs.ts';
import type { Highlights, SearchHit } from './model.ts';
import { highlightsOf } from './service.ts';

const HighlightsRef = builder.objectRef<Highlights>('SearchHighlights').implement({
  description: 'Where the words were found, as safe HTML with the words in `mark`.',
  fields: (t) => ({
    title: t.exposeString('title', {
      nullable: true,
      description:
        'The title or display name, with formulas in MathML; null for comments, which have none.',
    }),
    snippet: t.exposeString('snippet', {
      description:
        'The passages of the text that fit best, among its first 16,000 characters. Spoilers are hidden, and formulas are in plain characters.',
    }),
  }),
});

const SearchResult = builder.unionType('SearchResult', {
  description: 'Something that a search can find.',
  types: [User, Post, Comment, WikiPage, Sequence],
});

export const SearchConnection = connectionOf<SearchHit, object>(SearchResult, {
  name: 'Search',
  things: 'things found',
  toNode: (hit, scope) => listedNode(scope, hit),
  edgeFields: (t) => ({
    rank: t.float({
      description: 'How well it fits: comparable within one search only.',
      resolve: ({ row }) => row.rank,
    }),
    highlights: t.field({
      description: 'Where the words were found.',
      type: HighlightsRef,
      complexity: PRICES.highlights,
      resolve: ({ row }, _args, scope) => highlightsOf(scope, row),
    }),
  }),
});
