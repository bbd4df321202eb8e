import { sitePaths } from '../../lib/site-paths.ts';
import { described, type PageKind } from './page.ts';

interface Data {
  readonly sequence: {
    readonly slug: string;
    readonly title: string;
    readonly authorName: string;
    readonly createdAt: string;
    readonly description: { readonly excerpt: string } | null;
  } | null;
}

export const SEQUENCE_PAGE: PageKind<Data> = {
  path: /^\/sequences\/(?<slug>[^/]+)\/?$/,
  script: 'sequence-page',
  operation: 'sequencePageQuery',
  query: `query SequenceHead($slug: String!) {
    sequence(slug: $slug) { slug title: plainTitle authorName createdAt description { excerpt(length: 200) } }
  }`,
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
};
