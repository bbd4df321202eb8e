import { useContext } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { wikiPageActions_page$key } from '../__generated__/wikiPageActions_page.graphql.ts';
import { Viewer } from '../account/viewer.tsx';
import { useLiveScores } from '../live/use-live-scores.ts';
import { useLiveReactions } from '../reactions/use-live-reactions.ts';
import { addToDraft } from '../writing/use-draft.ts';
import { allowedActions } from './allowed-actions.ts';
import { useMemberFacts } from './member-facts.ts';
import { QuoteButton } from './quote-button.tsx';
import { SubjectActions } from './subject-actions.tsx';

/** What the viewer can do with a wiki page, besides editing it. */
export function WikiPageActions({ subjectId }: { readonly subjectId: string }) {
  const page = useFragment<wikiPageActions_page$key>(
    graphql`
      fragment wikiPageActions_page on WikiPage {
        viewerHasBookmarked
        viewerIsFollowing
        viewerCan(
          actions: [
            BOOKMARK_UPDATE
            FOLLOW_UPDATE
            REPORT_CREATE
            WIKI_PAGE_PROTECT
            WIKI_PAGE_UNPROTECT
            WIKI_PAGE_MERGE
            WIKI_PAGE_DELETE
            WIKI_PAGE_RESTORE
          ]
        ) {
          action
          isAllowed
        }
      }
    `,
    useMemberFacts(subjectId)?.page ?? null,
  );
  useLiveReactions(subjectId);
  useLiveScores(subjectId);
  const { id: viewerId } = useContext(Viewer);
  if (!page) return null;
  return (
    <>
      <SubjectActions
        subjectId={subjectId}
        subject="the page"
        can={allowedActions(page.viewerCan)}
        isBookmarked={page.viewerHasBookmarked}
        isFollowing={page.viewerIsFollowing}
      />
      {/* The form for comments is below the page. */}
      {viewerId !== null && (
        <QuoteButton onQuote={(markdown) => addToDraft(viewerId, subjectId, markdown)} />
      )}
    </>
  );
}
