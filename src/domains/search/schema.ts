import { builder } from '../../graphql/builder.ts';
import { pageArgs } from '../../graphql/connection.ts';
import { PRICES } from '../../graphql/prices.ts';
import { requestedPageSize } from '../../loaders/page-request.ts';
import { SearchConnection } from './refs.ts';
import { search } from './service.ts';

const SearchTypeRef = builder.enumType('SearchType', {
  description: 'What can be searched for.',
  values: {
    USER: { value: 'User', description: 'People, by their names and bios.' },
    POST: { value: 'Post', description: 'Posts, by their titles and texts.' },
    COMMENT: { value: 'Comment', description: 'Comments, by their texts.' },
    WIKI_PAGE: { value: 'WikiPage', description: 'Wiki pages, by their titles and texts.' },
    SEQUENCE: { value: 'Sequence', description: 'Sequences, by their titles and descriptions.' },
  } as const,
});

builder.queryField('search', (t) =>
  t.field({
    rule: 'public',
    description:
      'Full-text search over everything that people wrote, best first: of each type the 500 newest things that fit are ranked.',
    type: SearchConnection,
    args: {
      query: t.arg.string({
        required: true,
        description:
          'Words, in any language and whatever their case and accents; the beginning of a word finds it in titles and names. `"a phrase"` is found as it stands, also where it has only common words. `-word` and `-"a phrase"` leave out what has them, and `or` stands between choices. `author:name` keeps what somebody wrote, `topic:slug` or `topic:"a title"` what is filed under a topic, and `-author:name` and `-topic:slug` leave it out. What must not be there finds nothing alone. Where fewer than three things fit, one typing error in a title or name is forgiven. At most 500 characters and 100 words.',
      }),
      types: t.arg({
        type: [SearchTypeRef],
        description: 'Only things of these sorts. Default: all.',
      }),
      ...pageArgs(t.arg),
    },
    complexity: (args) => ({ field: PRICES.search, multiplier: requestedPageSize(args) }),
    resolve: (_root, args, scope) => search(scope, args),
  }),
);
