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
import { Title, type Titled } from '../text/title.tsx';
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
            titleHtml
            authorName
          }
          ... on WikiPage {
            slug
            title
            titleHtml
          }
          ... on Sequence {
            slug
            title
            titleHtml
            authorName
          }
          ... on Comment {
            id
            authorName
            post {
              slug
              title
              titleHtml
            }
            wikiPage {
              slug
              title
              titleHtml
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
          {highlights.title ? <Highlighted html={highlights.title} /> : <Title of={title} />}
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
  /** A title without highlights. */
  readonly title: Titled;
}

function describe(node: searchResult_edge$data['node']): Description {
  switch (node.__typename) {
    case 'User':
      return { path: userPath(node.username), kind: 'person', title: plain(node.displayName) };
    case 'Post':
      return {
        path: postPath(node.slug),
        kind: <By what="post" name={node.authorName} />,
        title: node,
      };
    case 'WikiPage':
      return { path: wikiPath(node.slug), kind: 'wiki page', title: node };
    case 'Sequence':
      return {
        path: sequencePath(node.slug),
        kind: <By what="sequence" name={node.authorName} />,
        title: node,
      };
    case 'Comment':
      return {
        path: commentPath(node),
        kind: <By what="comment" name={node.authorName} />,
        title: node.post ?? node.wikiPage ?? plain('A comment'),
      };
    default:
      return { path: '/', kind: '', title: plain('') };
  }
}

const plain = (title: string): Titled => ({ title, titleHtml: null });

function By({ what, name }: { readonly what: string; readonly name: string }) {
  return (
    <>
      {what} by <bdi>{name}</bdi>
    </>
  );
}
