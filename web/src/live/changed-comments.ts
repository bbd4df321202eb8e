import { useEffect } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { createOperationDescriptor, getRequest, type IEnvironment } from 'relay-runtime';
import type { changedCommentsSubscription } from '../__generated__/changedCommentsSubscription.graphql.ts';
import { follow } from './follow.ts';

interface ChangedCommentsProps {
  /** The id of the post or wiki page. */
  readonly subjectId: string;
}

/** Shows comments as they are now, in their places, when they are edited, retracted, accepted or taken away. */
export function ChangedComments({ subjectId }: ChangedCommentsProps): null {
  const environment = useRelayEnvironment();
  useEffect(
    () =>
      follow<changedCommentsSubscription>(SUBSCRIPTION, { subjectId }, (data) => {
        const { cursor, commentId, comment } = data.commentChanged;
        if (!isAnswered(commentId)) {
          const operation = createOperationDescriptor(getRequest(SUBSCRIPTION), { subjectId });
          environment.commitPayload(operation, data);
          if (comment === null) takeAway(environment, commentId);
        }
        return cursor;
      }),
    [environment, subjectId],
  );
  return null;
}

/** Whether somebody edits the comment or replies to it here: what they typed stays with it. */
function isAnswered(id: string): boolean {
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
