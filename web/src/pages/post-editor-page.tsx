import { lazy, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { MembersOnly } from '../authoring/members-only.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';

/** Loaded by those who write. */
const PostEditor = lazy(() => import('../authoring/post-editor.tsx'));

interface PostEditorPageProps {
  /** Of the post to edit; left out for a new one, or for the draft that the address names by its id. */
  readonly slug?: string;
}

/** Where a post is written. */
export default function PostEditorPage({ slug }: PostEditorPageProps) {
  const [path, navigate] = useLocation();
  const draft = new URLSearchParams(useSearch()).get('draft');
  // A draft that begins here gets an address, and the form stays as it is.
  const [begun, setBegun] = useState<string | null>(null);
  const id = draft === begun ? null : draft;
  const title = slug === undefined ? 'Write a post' : 'Edit the post';
  usePageTitle(title);
  return (
    <div className="page form-page">
      <h1>{title}</h1>
      <MembersOnly purpose="write">
        <PostEditor
          key={id ?? 'new'}
          id={id}
          {...(slug !== undefined && { slug })}
          onCreate={(newId) => {
            setBegun(newId);
            navigate(`${path}?${new URLSearchParams({ draft: newId })}`, { replace: true });
          }}
        />
      </MembersOnly>
    </div>
  );
}
