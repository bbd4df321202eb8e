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
          'Words; "a phrase" in quotes; `or` between choices; a minus before what to leave out.',
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
