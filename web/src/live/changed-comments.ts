import { useEffect } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import type { IEnvironment } from 'relay-runtime';
import type { changedCommentsSubscription } from '../__generated__/changedCommentsSubscription.graphql.ts';
import { follow } from './follow.ts';
import { storeEvent } from './store-event.ts';

type Changed = changedCommentsSubscription['response'];

interface ChangedCommentsProps {
  /** The id of the post or wiki page. */
  readonly subjectId: string;
}

/** How often the page checks whether the viewer has finished writing, in ms. */
const LOOK_INTERVAL = 1_000;

/** Shows comments as they are now, in their places, when they are edited, retracted, accepted or taken away. */
export function ChangedComments({ subjectId }: ChangedCommentsProps): null {
  const environment = useRelayEnvironment();
  useEffect(() => {
    /** The last changes of comments that the viewer edits or replies to. */
    const waiting = new Map<string, Changed>();

    function show(data: Changed): void {
      const { commentId, comment } = data.commentChanged;
      storeEvent(environment, SUBSCRIPTION, { subjectId }, data);
      if (comment === null) takeAway(environment, commentId);
    }

    const end = follow<changedCommentsSubscription>(SUBSCRIPTION, { subjectId }, (data) => {
      const { cursor, commentId } = data.commentChanged;
      if (isWrittenAt(commentId)) waiting.set(commentId, data);
      else show(data);
      return cursor;
    });
    const timer = setInterval(() => {
      for (const [id, data] of waiting) {
        if (isWrittenAt(id)) continue;
        waiting.delete(id);
        show(data);
      }
    }, LOOK_INTERVAL);
    return () => {
      clearInterval(timer);
      end();
    };
  }, [environment, subjectId]);
  return null;
}

/** Whether the viewer edits the comment or replies to it: what they typed stays with it. */
function isWrittenAt(id: string): boolean {
  return Boolean(document.getElementById(id)?.querySelector('textarea'));
}

/** Replies may stand below it, so it leaves a place. */
function takeAway(environment: IEnvironment, id: string): void {
  environment.commitUpdate((store) => {
    const comment = store.get(id);
    comment?.setValue(true, 'isDeleted');
    comment?.setValue('[deleted]', 'authorName');
    comment?.setValue(null, 'author');
    comment?.setValue(null, 'editedAt');
    comment?.setValue(false, 'isAccepted');
    comment?.setLinkedRecords([], 'reactionCounts');
  });
}

const SUBSCRIPTION = graphql`
  subscription changedCommentsSubscription($subjectId: ID!, $since: String) {
    commentChanged(subjectId: $subjectId, since: $since) {
      cursor
      commentId
      comment {
        id
        ...threadComment_comment
        ...commentActions_comment
      }
    }
  }
`;
