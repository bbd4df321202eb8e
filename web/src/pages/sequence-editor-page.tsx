import { lazy } from 'react';
import { MembersOnly } from '../authoring/members-only.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';

/** Loaded by those who write. */
const SequenceEditor = lazy(() => import('../authoring/sequence-editor.tsx'));

interface SequenceEditorPageProps {
  /** Of the sequence to edit; left out for a new one. */
  readonly slug?: string;
}

/** Where posts are put into an order. */
export default function SequenceEditorPage({ slug }: SequenceEditorPageProps) {
  const title = slug === undefined ? 'Make a sequence' : 'Edit the sequence';
  usePageTitle(title);
  return (
    <div className="page form-page">
      <h1>{title}</h1>
      <MembersOnly purpose="make a sequence">
        <SequenceEditor slug={slug ?? null} />
      </MembersOnly>
    </div>
  );
}
