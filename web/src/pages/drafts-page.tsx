import { lazy } from 'react';
import { MembersOnly } from '../authoring/members-only.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';

const DraftList = lazy(() => import('../authoring/draft-list.tsx'));

/** The posts that a member has not published. */
export default function DraftsPage() {
  usePageTitle('Drafts');
  return (
    <div className="page form-page">
      <h1>Drafts</h1>
      <MembersOnly purpose="see your drafts">
        <DraftList />
      </MembersOnly>
    </div>
  );
}
