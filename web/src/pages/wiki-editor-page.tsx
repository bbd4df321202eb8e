import { lazy } from 'react';
import { useSearch } from 'wouter';
import { MembersOnly } from '../authoring/members-only.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';

/** Loaded by those who write. */
const WikiEditor = lazy(() => import('../authoring/wiki-editor.tsx'));

interface WikiEditorPageProps {
  /** Of the page to edit; left out for a new one. */
  readonly slug?: string;
}

/** Where a wiki page is written, or an earlier version of it brought back. */
export default function WikiEditorPage({ slug }: WikiEditorPageProps) {
  const parameters = new URLSearchParams(useSearch());
  const restore = parameters.get('restore');
  const heading = headingOf(slug, restore);
  usePageTitle(heading);
  return (
    <div className="page form-page">
      <h1>{heading}</h1>
      <MembersOnly purpose="write in the wiki">
        <WikiEditor
          key={restore}
          slug={slug ?? null}
          title={parameters.get('title') ?? ''}
          restore={restore}
        />
      </MembersOnly>
    </div>
  );
}

function headingOf(slug: string | undefined, restore: string | null): string {
  if (slug === undefined) return 'Write a wiki page';
  return restore === null ? 'Edit the wiki page' : 'Restore a version';
}
