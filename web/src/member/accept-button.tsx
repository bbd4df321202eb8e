import { graphql } from 'react-relay/hooks';
import type { acceptButtonMutation } from '../__generated__/acceptButtonMutation.graphql.ts';
import type { Action } from './use-action.ts';

interface AcceptButtonProps {
  readonly commentId: string;
  readonly isAccepted: boolean;
  readonly action: Action;
}

/** Accepts a comment as the answer to the viewer's question, or takes that back. */
export function AcceptButton({ commentId, isAccepted, action }: AcceptButtonProps) {
  return (
    <button
      type="button"
      className="link-button"
      onClick={() =>
        action.run<acceptButtonMutation>({
          mutation: ACCEPT,
          variables: { commentId, isAccepted: !isAccepted },
        })
      }
    >
      {isAccepted ? 'Accept no longer' : 'Accept as the answer'}
    </button>
  );
}

const ACCEPT = graphql`
  mutation acceptButtonMutation($commentId: ID!, $isAccepted: Boolean!) {
    acceptAnswer(input: { commentId: $commentId, isAccepted: $isAccepted }) {
      comment {
        id
        isAccepted
      }
      replacedAnswer {
        id
        isAccepted
      }
      userErrors {
        message
        path
      }
    }
  }
`;
