import { listedNode } from '../../graphql/branded-node.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connection.ts';
import { PRICES } from '../../graphql/prices.ts';
import { Comment } from '../discussion/comment/refs.ts';
import { Post } from '../discussion/post/refs.ts';
import { Sequence } from '../discussion/sequence/refs.ts';
import { User } from '../people/user/refs.ts';
import { WikiPage } from '../wiki/page/refs.ts';
import type { FoundList, Highlights, SearchHit } from './model.ts';
import { highlightsOf } from './service.ts';

const HighlightsRef = builder.objectRef<Highlights>('SearchHighlights').implement({
  description:
    'The passages that match a query, as safe HTML. `mark` elements mark the matching words.',
  fields: (t) => ({
    title: t.expose('title', {
      type: 'HTML',
      nullable: true,
      description:
        'The title or display name, with formulas in MathML. Null for comments, which have no title.',
    }),
    snippet: t.expose('snippet', {
      type: 'HTML',
      description:
        'The best matching passages among the first 16,000 characters of the text. Spoilers are hidden. Formulas are written with Unicode characters.',
    }),
  }),
});

const SearchResult = builder.unionType('SearchResult', {
  description: 'The types of items that a search can return.',
  types: [User, Post, Comment, WikiPage, Sequence],
});

export const SearchConnection = connectionOf<SearchHit, object, FoundList>(SearchResult, {
  name: 'Search',
  things: 'search results',
  toNode: (hit, scope) => listedNode(scope, hit),
  edgeFields: (t) => ({
    rank: t.float({
      description: 'How well the item matches. Comparable within one search only.',
      resolve: ({ row }) => row.rank,
    }),
    highlights: t.field({
      description: 'The passages that match the query.',
      type: HighlightsRef,
      complexity: PRICES.highlights,
      resolve: ({ row }, _args, scope) => highlightsOf(scope, row),
    }),
  }),
});
