import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { wikiToolsQuery } from '../__generated__/wikiToolsQuery.graphql.ts';
import { useQueryOptions } from '../ui/attempt.ts';

/** For members: where a wiki page is edited, or why not by them. */
export default function WikiTools({ subjectId }: { readonly subjectId: string }) {
  const { node } = useLazyLoadQuery<wikiToolsQuery>(
    graphql`
      query wikiToolsQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on WikiPage {
            path
            isProtected
            viewerCan(actions: [WIKI_PAGE_EDIT]) {
              isAllowed
              reason
            }
          }
        }
      }
    `,
    { id: subjectId },
    useQueryOptions(),
  );
  if (node?.__typename !== 'WikiPage') return null;
  const [permission] = node.viewerCan;
  if (!permission?.isAllowed) return <span className="hint">{permission?.reason}</span>;
  return <Link href={`${node.path}/edit`}>Edit the page</Link>;
}
