import { builder } from '../../../graphql/builder.ts';
import { PRICES } from '../../../graphql/prices.ts';
import { requestedPageSize } from '../../../loaders/page-request.ts';
import { Post } from './refs.ts';
import { relatedPosts } from './related-service.ts';

const DEFAULT_NUMBER = 5;

builder.objectField(Post, 'relatedPosts', (t) =>
  t.field({
    description:
      'The public posts that are closest to this one, closest first. Links from one to the other, topics in common and words of their titles decide. A topic counts more if it is relevant to both and few posts have it. Empty if no post is close. The list has no pages, because only a limited number of posts is compared.',
    type: [Post],
    args: {
      first: t.arg.int({
        description: 'The maximum number of posts to return: 0 to 100.',
        defaultValue: DEFAULT_NUMBER,
      }),
    },
    complexity: ({ first }) => {
      const size = requestedPageSize({ first: first ?? DEFAULT_NUMBER });
      return { field: PRICES.relatedPosts + size, multiplier: size };
    },
    reads: ['id'],
    resolve: async (post, { first }, scope) => {
      const rows = await relatedPosts(scope, post, first ?? DEFAULT_NUMBER);
      return scope.mapInPieces(rows, (row) => row);
    },
  }),
);
