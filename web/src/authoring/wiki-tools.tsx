import { graphql, useFragment, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { wikiTools_page$key } from '../__generated__/wikiTools_page.graphql.ts';
import type { wikiToolsQuery } from '../__generated__/wikiToolsQuery.graphql.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { SectionLinks } from './section-links.tsx';

/** For members: where a wiki page and its sections are edited, or why not by them. */
export default function WikiTools({ subjectId }: { readonly subjectId: string }) {
  const { node } = useLazyLoadQuery<wikiToolsQuery>(
    graphql`
      query wikiToolsQuery($id: ID!) {
        node(id: $id) {
          ...wikiTools_page @alias(as: "page")
        }
      }
    `,
    { id: subjectId },
    useQueryOptions(),
  );
  return node?.page ? <Tools page={node.page} /> : null;
}

function Tools({ page: key }: { readonly page: wikiTools_page$key }) {
  const page = useFragment(
    graphql`
      fragment wikiTools_page on WikiPage {
        path
        isProtected
        isDeleted
        mergedInto {
          path
          plainTitle
        }
        body {
          headings {
            anchor
            text
          }
        }
        editing: viewerCan(actions: [WIKI_PAGE_EDIT]) {
          isAllowed
          reason
        }
      }
    `,
    key,
  );
  if (page.isDeleted) {
    return <p className="notice">This page is deleted. Only moderators see it.</p>;
  }
  if (page.mergedInto) {
    return (
      <p className="notice">
        <span>
          This page was merged into{' '}
          <Link href={page.mergedInto.path}>
            <bdi>{page.mergedInto.plainTitle}</bdi>
          </Link>
          .
        </span>
      </p>
    );
  }
  const [permission] = page.editing;
  if (!permission?.isAllowed) return <span className="hint">{permission?.reason}</span>;
  return (
    <>
      <Link href={`${page.path}/edit`}>Edit the page</Link>
      <SectionLinks key={page.path} pagePath={page.path} headings={page.body.headings} />
      {page.isProtected && <span className="badge">protected</span>}
    </>
  );
}
