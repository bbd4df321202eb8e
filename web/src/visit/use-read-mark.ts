import { useEffect, useSyncExternalStore } from 'react';
import { graphql } from 'react-relay/hooks';
import type { useReadMarkMutation } from '../__generated__/useReadMarkMutation.graphql.ts';
import { mutate } from '../forms/mutate.ts';
import type { Visit } from './visit.ts';

/** In ms: how long a page must be visible before it counts as read. */
const READING_TIME = 3000;

/** Tells the server what the page has shown, once a user has had it before them. */
export function useReadMark(subjectId: string, visit: Visit): void {
  const upTo = useSyncExternalStore(visit.subscribe, visit.unsaved);
  useEffect(() => {
    if (upTo === null) return;
    return whenVisible(READING_TIME, () => {
      mutate<useReadMarkMutation>(MUTATION, { input: { subjectId, upTo } })
        .then(() => visit.save(upTo))
        .catch(() => {
          // The comments are new again at the next visit.
        });
    });
  }, [subjectId, visit, upTo]);
}

/** Acts once the page was visible for some time without a break. */
function whenVisible(time: number, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') timer = setTimeout(end, time, act);
  };
  const end = (then?: () => void) => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', watch);
    then?.();
  };
  document.addEventListener('visibilitychange', watch);
  watch();
  return () => end();
}

const MUTATION = graphql`
  mutation useReadMarkMutation($input: MarkReadInput!) {
    markRead(input: $input) {
      userErrors {
        message
      }
    }
  }
`;
