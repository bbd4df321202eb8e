import type { ReactNode } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type {
  searchResult_edge$data,
  searchResult_edge$key,
} from '../__generated__/searchResult_edge.graphql.ts';
import { commentPath } from '../comments/comment-path.ts';
import { postPath } from '../posts/post-path.ts';
import { sequencePath } from '../sequences/sequence-path.ts';
import { Highlighted } from '../text/highlighted.tsx';
import { userPath } from '../ui/author.tsx';
import { wikiPath } from '../wiki/wiki-path.ts';

/** One thing that was found, with the words that found it. */
export function SearchResult({ edge: key }: { readonly edge: searchResult_edge$key }) {
  const { highlights, node } = useFragment(
    graphql`
      fragment searchResult_edge on SearchEdge {
        highlights {
          title
          snippet
        }
        node {
          __typename
          ... on User {
            username
            displayName
          }
          ... on Post {
            slug
            title
            authorName
          }
          ... on WikiPage {
            slug
            title
          }
          ... on Sequence {
            slug
            title
            authorName
          }
          ... on Comment {
            id
            authorName
            post {
              slug
              title
            }
            wikiPage {
              slug
              title
            }
          }
        }
      }
    `,
    key,
  );
  const { path, kind, title } = describe(node);
  return (
    <article className="card">
      <h3 dir="auto">
        <Link href={path}>
          {highlights.title ? <Highlighted html={highlights.title} /> : title}
        </Link>
      </h3>
      <p className="excerpt" dir="auto">
        <Highlighted html={highlights.snippet} />
      </p>
      <p className="meta">
        <span>{kind}</span>
      </p>
    </article>
  );
}

interface Description {
  readonly path: string;
  readonly kind: ReactNode;
  readonly title: string;
}

function describe(node: searchResult_edge$data['node']): Description {
  switch (node.__typename) {
    case 'User':
      return { path: userPath(node.username), kind: 'person', title: node.displayName };
    case 'Post':
      return {
        path: postPath(node.slug),
        kind: <By what="post" name={node.authorName} />,
        title: node.title,
      };
    case 'WikiPage':
      return { path: wikiPath(node.slug), kind: 'wiki page', title: node.title };
    case 'Sequence':
      return {
        path: sequencePath(node.slug),
        kind: <By what="sequence" name={node.authorName} />,
        title: node.title,
      };
    case 'Comment':
      return {
        path: commentPath(node),
        kind: <By what="comment" name={node.authorName} />,
        title: node.post?.title ?? node.wikiPage?.title ?? 'A comment',
      };
    default:
      return { path: '/', kind: '', title: '' };
  }
}

function By({ what, name }: { readonly what: string; readonly name: string }) {
  return (
    <>
      {what} by <bdi>{name}</bdi>
    </>
  );
}
