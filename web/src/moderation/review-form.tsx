import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import type { RecordSourceProxy } from 'relay-runtime';
import type { reviewFormApproveMutation } from '../__generated__/reviewFormApproveMutation.graphql.ts';
import type { reviewFormRejectMutation } from '../__generated__/reviewFormRejectMutation.graphql.ts';
import { ReasonForm } from '../member/reason-form.tsx';
import { sendWrite } from '../member/send-write.ts';
import { PUBLIC_REASON } from './public-reason.ts';

export type Review = 'approve' | 'reject';

interface ReviewFormProps {
  readonly review: Review;
  readonly subjectId: string;
  /** Of the text as the moderator sees it. */
  readonly heldAt: string;
  /** Called with the store once the text was reviewed. */
  readonly onReviewed: (store: RecordSourceProxy) => void;
  readonly onClose: () => void;
}

/** Approves or rejects a text that is held for review. */
export function ReviewForm(props: ReviewFormProps) {
  const { review, subjectId, heldAt, onReviewed, onClose } = props;
  const environment = useRelayEnvironment();
  const approve = (reason: string) =>
    sendWrite<reviewFormApproveMutation>(environment, {
      mutation: APPROVE,
      variables: { input: { subjectId, heldAt, reason } },
      updater(store, { approveText }) {
        if (approveText?.subject) onReviewed(store);
      },
    });
  const reject = (reason: string) =>
    sendWrite<reviewFormRejectMutation>(environment, {
      mutation: REJECT,
      variables: { input: { subjectId, reason } },
      updater(store, { rejectText }) {
        if (rejectText?.subject) onReviewed(store);
      },
    });
  const isApproval = review === 'approve';
  return (
    <ReasonForm
      place={`${review}:${subjectId}`}
      label={`Reason to ${review} it`}
      hint={PUBLIC_REASON}
      submitLabel={isApproval ? 'Approve the text' : 'Reject the text'}
      field="reason"
      send={({ reason = '' }) => (isApproval ? approve(reason) : reject(reason))}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

const APPROVE = graphql`
  mutation reviewFormApproveMutation($input: ApproveTextInput!) {
    approveText(input: $input) {
      subject {
        __typename
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const REJECT = graphql`
  mutation reviewFormRejectMutation($input: RejectTextInput!) {
    rejectText(input: $input) {
      subject {
        __typename
      }
      userErrors {
        message
        path
      }
    }
  }
`;
