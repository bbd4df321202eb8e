import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { wikiRevertFormQuery } from '../__generated__/wikiRevertFormQuery.graphql.ts';
import { reloadAt } from '../account/next-path.ts';
import { FormProblems } from '../forms/field.tsx';
import { useForm } from '../forms/use-form.ts';
import { browserPath } from '../paths.ts';
import { RichHtml } from '../text/rich-html.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { useDraft } from '../writing/use-draft.ts';
import { EditSummary } from './edit-summary.tsx';
import { HeldNotice } from './held-notice.tsx';
import { revertWikiPage } from './save-wiki-page.ts';

interface WikiRevertFormProps {
  readonly page: { readonly id: string; readonly path: string };
  /** The number of the newest version that the reader has seen. */
  readonly basedOn: number;
  /** The id of the version to bring back. */
  readonly revisionId: string;
}

/** Shows an earlier version of a page, and makes it the newest one. */
export function WikiRevertForm({ page, basedOn, revisionId }: WikiRevertFormProps) {
  const { node } = useLazyLoadQuery<wikiRevertFormQuery>(
    graphql`
      query wikiRevertFormQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on WikiContribution {
            version
            isHidden
            body {
              html
            }
          }
        }
      }
    `,
    { id: revisionId },
    useQueryOptions(),
  );
  const draft = useDraft(`revert:${revisionId}`);
  const [isHeld, setHeld] = useState(false);
  const { problems, isPending, onSubmit } = useForm(async () => {
    const edit = { pageId: page.id, revisionId, basedOn, summary: draft.text };
    const saved = await revertWikiPage(edit);
    if (saved.isHeld || saved.path !== null) draft.accept();
    if (saved.isHeld) setHeld(true);
    else if (saved.path !== null) reloadAt(saved.path);
    return saved.problems;
  });
  if (node?.__typename !== 'WikiContribution' || node.isHidden) {
    return <p className="nothing">There is no such version, or moderators have hidden it.</p>;
  }
  if (isHeld) return <HeldNotice pagePath={page.path} />;
  return (
    <form method="post" className="form authoring" onSubmit={onSubmit}>
      <section className="preview" aria-label={`Version ${node.version}`}>
        <RichHtml html={node.body.html} headingLevel={2} isRepeated />
      </section>
      <EditSummary
        values={{ summary: draft.text, isMinor: false }}
        onChange={(part) => draft.change(part.summary ?? '')}
        problems={problems}
        hasMinor={false}
      />
      <FormProblems problems={problems} fields={['summary']} />
      <p className="form-buttons">
        <button type="submit" className="primary" disabled={isPending}>
          Restore version {node.version}
        </button>
        <a href={browserPath(page.path)}>Back to the page</a>
      </p>
    </form>
  );
}
