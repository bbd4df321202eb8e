import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { wikiEditorQuery } from '../__generated__/wikiEditorQuery.graphql.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { WikiForm } from './wiki-form.tsx';
import { WikiRevertForm } from './wiki-revert-form.tsx';
import { NEW_WIKI_PAGE } from './wiki-values.ts';

interface WikiEditorProps {
  /** Of the page to edit; null for a new one. */
  readonly slug: string | null;
  /** Of a new page. */
  readonly title: string;
  /** The id of a version to bring back; null to edit the text. */
  readonly restore: string | null;
}

/** The form of a wiki page, with what the server has of it. */
export default function WikiEditor({ slug, title, restore }: WikiEditorProps) {
  const { viewer, wikiPage } = useLazyLoadQuery<wikiEditorQuery>(
    graphql`
      query wikiEditorQuery($slug: String!, $hasSlug: Boolean!) {
        viewer {
          can(action: WIKI_PAGE_CREATE) {
            isAllowed
            reason
          }
        }
        wikiPage(slug: $slug) @include(if: $hasSlug) {
          id
          path
          title
          body {
            markdown
          }
          contributions(first: 1) {
            nodes {
              version
            }
          }
          viewerCan(actions: [WIKI_PAGE_EDIT]) {
            isAllowed
            reason
          }
        }
      }
    `,
    { slug: slug ?? '', hasSlug: slug !== null },
    { ...useQueryOptions(), fetchPolicy: 'network-only' },
  );
  if (slug !== null && !wikiPage) return <p className="nothing">There is no such wiki page.</p>;
  const permission = wikiPage ? wikiPage.viewerCan[0] : viewer.can;
  if (permission && !permission.isAllowed) return <p className="nothing">{permission.reason}</p>;
  if (!wikiPage) return <WikiForm page={null} initial={{ ...NEW_WIKI_PAGE, title }} />;
  const basedOn = wikiPage.contributions.nodes[0]?.version ?? 0;
  return (
    <>
      <p className="editor-subject" dir="auto">
        {wikiPage.title}
      </p>
      {restore === null ? (
        <WikiForm
          page={wikiPage}
          initial={{
            ...NEW_WIKI_PAGE,
            title: wikiPage.title,
            markdown: wikiPage.body.markdown,
            basedOn,
          }}
        />
      ) : (
        <WikiRevertForm page={wikiPage} basedOn={basedOn} revisionId={restore} />
      )}
    </>
  );
}
