import { graphql } from 'react-relay/hooks';
import type { ActForms } from './act-forms.ts';

const HIDE = graphql`
  mutation commentActsHideMutation($id: ID!, $reason: String!) {
    hideComment(input: { commentId: $id, reason: $reason }) {
      comment {
        ...commentFacts_comment
        ...commentActions_comment
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const UNHIDE = graphql`
  mutation commentActsUnhideMutation($id: ID!, $reason: String!) {
    unhideComment(input: { commentId: $id, reason: $reason }) {
      comment {
        ...commentFacts_comment
        ...commentActions_comment
      }
      userErrors {
        message
        path
      }
    }
  }
`;

/** What moderators do to comments. */
export const COMMENT_ACTS = {
  COMMENT_HIDE: { mutation: HIDE, submitLabel: 'Hide the comment' },
  COMMENT_UNHIDE: { mutation: UNHIDE, submitLabel: 'Show the comment again' },
} satisfies ActForms;
