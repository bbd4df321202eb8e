import { builder } from '../../graphql/builder.ts';
import { ordered, pageArgs } from '../../graphql/connection.ts';
import { PRICES } from '../../graphql/prices.ts';
import { timeRangeFields } from '../../graphql/time-range-fields.ts';
import { requestedPageSize } from '../../loaders/page-request.ts';
import { PostKindRef } from '../discussion/post/schema.ts';
import { SEARCH_KINDS, type SearchKind, type TypeCount } from './model.ts';
import { SearchConnection } from './refs.ts';
import { search } from './service.ts';

const SearchTypeRef = builder.enumType('SearchType', {
  description: 'The types of items that a search can look for.',
  values: {
    USER: { description: 'Users, by their names and biographies.' },
    POST: { description: 'Posts, by their titles and texts.' },
    COMMENT: { description: 'Comments, by their text.' },
    WIKI_PAGE: { description: 'Wiki pages, by their titles and texts.' },
    SEQUENCE: { description: 'Sequences, by their titles and descriptions.' },
  },
});

type SearchType = typeof SearchTypeRef.$inferType;

const TYPES: Record<SearchKind, SearchType> = {
  User: 'USER',
  Post: 'POST',
  Comment: 'COMMENT',
  WikiPage: 'WIKI_PAGE',
  Sequence: 'SEQUENCE',
};

function kindsOf(types: readonly SearchType[] | null | undefined): readonly SearchKind[] {
  return types == null ? SEARCH_KINDS : SEARCH_KINDS.filter((kind) => types.includes(TYPES[kind]));
}

const SearchOrderRef = builder.enumType('SearchOrder', {
  description: 'The orders of search results.',
  values: {
    RELEVANCE: { description: 'Best match first.' },
    NEWEST: { description: 'Newest items first: by publication, writing, creation or joining.' },
  },
});

const SearchFilterRef = builder.inputType('SearchFilter', {
  description: 'Conditions for search results. An item must meet all of them.',
  fields: (t) => ({
    authors: t.stringList({
      description:
        'Only items by one of the users with these usernames: as author or co-author, or as a contributor to a wiki page. Finds no users.',
    }),
    topics: t.stringList({
      description:
        'Only posts with one of these topics, named by the slugs of their wiki pages. Also finds comments on such posts, sequences with them, and the wiki pages themselves. Finds no users.',
    }),
    postKinds: t.field({
      type: [PostKindRef],
      description: 'Only posts of one of these kinds. Finds no other items.',
    }),
    ...timeRangeFields(t, 'items published, written or created'),
  }),
});

const SearchTypeCountRef = builder.objectRef<TypeCount>('SearchTypeCount').implement({
  description: 'How many items of one type a search finds.',
  fields: (t) => ({
    type: t.field({
      description: 'The type of the items.',
      type: SearchTypeRef,
      resolve: ({ kind }) => TYPES[kind],
    }),
    count: t.exposeInt('count', {
      description: 'The number of items. It stops at 500: that value means 500 or more.',
    }),
  }),
});

builder.objectField(SearchConnection, 'typeCounts', (t) =>
  t.field({
    description:
      'How many items of each type the search finds, without regard to the argument `types`. All types, also those of which nothing is found.',
    type: [SearchTypeCountRef],
    complexity: PRICES.typeCounts,
    resolve: (found) => found.typeCounts(),
  }),
);

builder.queryField('search', (t) =>
  t.field({
    rule: 'public',
    description:
      'Full-text search over all content and users. Only the 250 newest matches of each type are found, and 100 older ones whose titles or names match by themselves.',
    type: SearchConnection,
    args: {
      query: t.arg.string({
        required: true,
        description:
          'The words to find, in any language, ignoring case and accents. In titles and names, the beginning of a word is enough. `"a phrase"` must occur exactly. `-word` and `-"a phrase"` exclude matches, and `or` separates alternatives. `author:name` finds only content by that user, `topic:slug` or `topic:"a title"` only posts with that topic. With `-` before them, these exclude. A query of exclusions only finds nothing, unless it or `filter` names authors or topics. If there are fewer than three matches, one typing error in a title or name is tolerated. At most 500 characters and 100 words.',
      }),
      types: t.arg({
        type: [SearchTypeRef],
        description: 'Return only items of these types. Default: all types.',
      }),
      filter: t.arg({
        type: SearchFilterRef,
        description: 'Conditions for the items to return. Default: all items.',
      }),
      orderBy: t.arg({
        type: SearchOrderRef,
        defaultValue: 'RELEVANCE',
        description: 'The order of the items.',
      }),
      ...pageArgs(t.arg),
    },
    complexity: (args) => ({ field: PRICES.search, multiplier: requestedPageSize(args) }),
    resolve: (_root, args, scope) =>
      search(scope, ordered({ ...args, kinds: kindsOf(args.types) }, 'RELEVANCE')),
  }),
);
