import { lazy } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { wikiEditorQuery } from '../__generated__/wikiEditorQuery.graphql.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { WikiForm } from './wiki-form.tsx';
import { WikiParentsForm } from './wiki-parents-form.tsx';
import { WikiRenameForm } from './wiki-rename-form.tsx';
import { WikiRevertForm } from './wiki-revert-form.tsx';
import { NEW_WIKI_PAGE } from './wiki-values.ts';

/** Has a parser of Markdown. */
const SectionForm = lazy(() => import('./section-form.tsx'));

interface WikiEditorProps {
  /** Of the page to edit; null for a new one. */
  readonly slug: string | null;
  /** Of a new page. */
  readonly title: string;
  /** The id of a version to bring back; null to edit the text. */
  readonly restore: string | null;
  /** The anchor of the section to edit; null to edit the whole text. */
  readonly section: string | null;
}

/** The form of a wiki page, with what the server has of it. */
export default function WikiEditor({ slug, title, restore, section: anchor }: WikiEditorProps) {
  const { viewer, wikiPage } = useLazyLoadQuery<wikiEditorQuery>(
    graphql`
      query wikiEditorQuery($slug: String!, $hasSlug: Boolean!, $hasSection: Boolean!) {
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
            html @include(if: $hasSection)
          }
          parentTopics {
            nodes {
              id
              title
            }
          }
          version
          viewerCan(actions: [WIKI_PAGE_EDIT]) {
            isAllowed
            reason
          }
          renaming: viewerCan(actions: [WIKI_PAGE_RENAME]) {
            isAllowed
          }
        }
      }
    `,
    { slug: slug ?? '', hasSlug: slug !== null, hasSection: anchor !== null },
    { ...useQueryOptions(), fetchPolicy: 'network-only' },
  );
  if (slug !== null && !wikiPage) return <p className="nothing">There is no such wiki page.</p>;
  const permission = wikiPage ? wikiPage.viewerCan[0] : viewer.can;
  if (permission && !permission.isAllowed) return <p className="nothing">{permission.reason}</p>;
  if (!wikiPage) return <WikiForm page={null} initial={{ ...NEW_WIKI_PAGE, title }} />;
  const { title: current, body, version: basedOn } = wikiPage;
  const whole = { ...NEW_WIKI_PAGE, title: current, markdown: body.markdown, basedOn };
  return (
    <>
      <p className="editor-subject" dir="auto">
        {current}
      </p>
      {restore !== null && (
        <WikiRevertForm page={wikiPage} basedOn={basedOn} revisionId={restore} />
      )}
      {restore === null && anchor === null && (
        <>
          <WikiForm page={wikiPage} initial={whole} />
          {wikiPage.renaming[0]?.isAllowed && <WikiRenameForm page={wikiPage} />}
          <WikiParentsForm page={wikiPage} />
        </>
      )}
      {restore === null && anchor !== null && (
        <SectionForm page={wikiPage} anchor={anchor} html={body.html ?? ''} whole={whole} />
      )}
    </>
  );
}
