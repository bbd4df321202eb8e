import { useEffect, useSyncExternalStore } from 'react';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';
import type { useNewMark_comment$key } from '../__generated__/useNewMark_comment.graphql.ts';
import { visitOf } from './visit.ts';

/** Marks a comment of another user that is new since the viewer's last visit. */
export function useNewMark(key: useNewMark_comment$key | null | undefined): void {
  const comment = useFragment(
    graphql`
      fragment useNewMark_comment on Comment {
        id
        createdAt
        isDeleted
        isHidden
        isMuted
        viewerIsAuthor
        post {
          id
        }
        wikiPage {
          id
        }
      }
    `,
    key,
  );
  const environment = useRelayEnvironment();
  const {
    id = '',
    createdAt = '',
    isMuted = false,
    viewerIsAuthor,
    isDeleted,
    isHidden,
  } = comment ?? {};
  const visit = visitOf(environment, comment?.post?.id ?? comment?.wikiPage?.id ?? '');
  const counts = !!comment && !viewerIsAuthor && !isDeleted && !isHidden;

  useEffect(
    () => (counts ? visit.show({ id, createdAt, isMuted }) : undefined),
    [visit, counts, id, createdAt, isMuted],
  );
  const isNew = useSyncExternalStore(
    visit.subscribe,
    () => counts && visit.isNew({ id, createdAt, isMuted }),
  );

  // Above what the page shows to all, in the room between two comments: so nothing moves.
  useEffect(() => {
    if (!isNew) return;
    const mark = document.createElement('p');
    mark.className = 'new-mark';
    mark.textContent = 'New';
    document.getElementById(id)?.prepend(mark);
    return () => mark.remove();
  }, [isNew, id]);
}
