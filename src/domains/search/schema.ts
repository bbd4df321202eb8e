import { builder } from '../../graphql/builder.ts';
import { pageArgs } from '../../graphql/connection.ts';
import { PRICES } from '../../graphql/prices.ts';
import { requestedPageSize } from '../../loaders/page-request.ts';
import { SearchConnection } from './refs.ts';
import { search } from './service.ts';

const SearchTypeRef = builder.enumType('SearchType', {
  description: 'The types of items that a search can look for.',
  values: {
    USER: { value: 'User', description: 'Users, by their names and biographies.' },
    POST: { value: 'Post', description: 'Posts, by their titles and texts.' },
    COMMENT: { value: 'Comment', description: 'Comments, by their text.' },
    WIKI_PAGE: { value: 'WikiPage', description: 'Wiki pages, by their titles and texts.' },
    SEQUENCE: { value: 'Sequence', description: 'Sequences, by their titles and descriptions.' },
  } as const,
});

builder.queryField('search', (t) =>
  t.field({
    rule: 'public',
    description:
      'Full-text search over all content and users, best match first. Only the 500 newest matches of each type are ranked.',
    type: SearchConnection,
    args: {
      query: t.arg.string({
        required: true,
        description:
          'The words to find, in any language, ignoring case and accents. In titles and names, the beginning of a word is enough. `"a phrase"` must occur exactly. `-word` and `-"a phrase"` exclude matches, and `or` separates alternatives. `author:name` finds only content by that user, `topic:slug` or `topic:"a title"` only posts with that topic. With `-` before them, these exclude. A query of exclusions only finds nothing. If there are fewer than three matches, one typing error in a title or name is tolerated. At most 500 characters and 100 words.',
      }),
      types: t.arg({
        type: [SearchTypeRef],
        description: 'Return only items of these types. Default: all types.',
      }),
      ...pageArgs(t.arg),
    },
    complexity: (args) => ({ field: PRICES.search, multiplier: requestedPageSize(args) }),
    resolve: (_root, args, scope) => search(scope, args),
  }),
);
