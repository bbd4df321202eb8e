import { sitePaths } from '../../lib/site-paths.ts';
import { typedQuery } from '../typed-query.ts';
import { described, pageKind } from './page.ts';

export const SEQUENCE_PAGE = pageKind({
  path: /^\/sequences\/(?<slug>[^/]+)\/?$/,
  script: 'sequence-page',
  isForReading: true,
  operation: 'sequencePageQuery',
  query: typedQuery(`query SequenceHead($slug: String!) {
    sequence(slug: $slug) { slug title: plainTitle authorName createdAt description { excerpt(length: 200) } }
  }`),
  facts({ sequence }) {
    if (sequence === null) return null;
    return {
      title: sequence.title,
      description: described(
        sequence.description?.excerpt,
        `Posts in an order, put together by ${sequence.authorName}.`,
      ),
      path: sitePaths.sequence(sequence.slug),
      type: 'article',
      publishedAt: sequence.createdAt,
      author: sequence.authorName,
    };
  },
});
