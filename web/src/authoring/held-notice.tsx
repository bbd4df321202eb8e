import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { browserPath, PATHS } from '../paths.ts';
import { giveFocus } from '../ui/give-focus.ts';

/** Says that an edit is not shown yet. */
export function HeldNotice({ pagePath }: { readonly pagePath: string | null }) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => giveFocus(notice.current), []);
  return (
    <div ref={notice} className="notice">
      <p>
        Your text is saved and waits for a moderator, because you are new here. Until it is
        approved, only you and the moderators see it. You find it among your{' '}
        <Link href={PATHS.drafts}>drafts</Link>.
      </p>
      <p>
        <a href={browserPath(pagePath ?? '/wiki')}>
          {pagePath ? 'Back to the page' : 'All wiki pages'}
        </a>
      </p>
    </div>
  );
}
