import { sitePaths } from '../../lib/site-paths.ts';
import { type DataOf, typedQuery } from '../typed-query.ts';
import { type AddressOf, interactions, type LinkedData, person } from './linked-data.ts';
import { described, pageKind } from './page.ts';

const ANSWER_FIELDS =
  'id path isDeleted authorName author { path } createdAt score body { excerpt(length: 500) }';

const QUERY = `query PostHead($slug: String!) {
  post(slug: $slug) {
    slug title: plainTitle kind publishedAt editedAt authorName author { path } score commentCount
    body { excerpt(length: 200) text: excerpt(length: 1000) }
    acceptedAnswer { ${ANSWER_FIELDS} }
    answers: comments(first: 10, orderBy: TOP, filter: { isAnswer: true }) {
      totalCount
      nodes { ${ANSWER_FIELDS} }
    }
  }
}` as const;

type Post = NonNullable<DataOf<typeof QUERY>['post']>;
type Answer = Post['answers']['nodes'][number];

export const POST_PAGE = pageKind({
  path: /^\/posts\/(?<slug>[^/]+)\/?$/,
  script: 'post-page',
  isForReading: true,
  operation: 'postPageQuery',
  query: typedQuery(QUERY),
  facts({ post }) {
    if (post === null) return null;
    const path = sitePaths.post(post.slug);
    return {
      title: post.title,
      description: described(post.body.excerpt, `By ${post.authorName}.`),
      path,
      type: 'article',
      publishedAt: post.publishedAt,
      author: post.authorName,
      feeds: [{ path: `${path}/feed.atom`, title: `Comments on ${post.title}` }],
      linkedData: (addressOf) =>
        post.publishedAt === null
          ? []
          : [isAnswered(post) ? questionPage(post, addressOf) : posting(post, addressOf)],
    };
  },
});

/** A QAPage has to have an answer: until then a question is a posting like others. */
function isAnswered(post: Post): boolean {
  return post.kind === 'QUESTION' && answersOf(post).length > 0;
}

/** The accepted one first, without tombstones. */
function answersOf({ acceptedAnswer: accepted, answers }: Post): Answer[] {
  const others = answers.nodes.filter(({ id }) => id !== accepted?.id);
  return [...(accepted === null ? [] : [accepted]), ...others].filter((each) => !each.isDeleted);
}

function posting(post: Post, addressOf: AddressOf): LinkedData {
  return {
    '@type': 'DiscussionForumPosting',
    headline: post.title,
    ...written(post, addressOf),
    mainEntityOfPage: addressOf(sitePaths.post(post.slug)),
    commentCount: post.commentCount,
    interactionStatistic: interactions('CommentAction', post.commentCount),
  };
}

function questionPage(post: Post, addressOf: AddressOf): LinkedData {
  const answers = answersOf(post);
  const accepted = answers.find(({ id }) => id === post.acceptedAnswer?.id);
  const suggested = answers.filter((each) => each !== accepted);
  return {
    '@type': 'QAPage',
    mainEntity: {
      '@type': 'Question',
      name: post.title,
      ...written(post, addressOf),
      upvoteCount: Math.max(0, post.score),
      answerCount: Math.max(post.answers.totalCount, answers.length),
      ...(accepted !== undefined && { acceptedAnswer: answer(accepted, addressOf) }),
      ...(suggested.length > 0 && {
        suggestedAnswer: suggested.map((each) => answer(each, addressOf)),
      }),
    },
  };
}

function written(post: Post, addressOf: AddressOf) {
  return {
    text: described(post.body.text, post.title),
    url: addressOf(sitePaths.post(post.slug)),
    author: person({ name: post.authorName, path: post.author?.path ?? null }, addressOf),
    datePublished: post.publishedAt,
    ...(post.editedAt !== null && { dateModified: post.editedAt }),
  };
}

function answer({ author, authorName, ...rest }: Answer, addressOf: AddressOf): LinkedData {
  return {
    '@type': 'Answer',
    text: described(rest.body.excerpt, `An answer by ${authorName}.`),
    url: addressOf(rest.path),
    author: person({ name: authorName, path: author?.path ?? null }, addressOf),
    datePublished: rest.createdAt,
    upvoteCount: Math.max(0, rest.score),
  };
}
