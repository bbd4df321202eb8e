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

/** Where a wiki page or a section of it is written, or an earlier version brought back. */
export default function WikiEditorPage({ slug }: WikiEditorPageProps) {
  const parameters = new URLSearchParams(useSearch());
  const restore = parameters.get('restore');
  const section = parameters.get('section');
  const heading = headingOf(slug, restore, section);
  usePageTitle(heading);
  return (
    <div className="page form-page">
      <h1>{heading}</h1>
      <MembersOnly purpose="write in the wiki">
        <WikiEditor
          key={`${restore} ${section}`}
          slug={slug ?? null}
          title={parameters.get('title') ?? ''}
          restore={restore}
          section={section}
        />
      </MembersOnly>
    </div>
  );
}

function headingOf(
  slug: string | undefined,
  restore: string | null,
  section: string | null,
): string {
  if (slug === undefined) return 'Write a wiki page';
  if (restore !== null) return 'Restore a version';
  return section === null ? 'Edit the wiki page' : 'Edit a section';
}
