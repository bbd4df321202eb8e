import { graphql } from 'react-relay/hooks';
import type { ActForms } from './act-forms.ts';

const HIDE = graphql`
  mutation postActsHideMutation($id: ID!, $reason: String!) {
    hidePost(input: { postId: $id, reason: $reason }) {
      post {
        ...postFacts_post
        ...postActions_post
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const UNHIDE = graphql`
  mutation postActsUnhideMutation($id: ID!, $reason: String!) {
    unhidePost(input: { postId: $id, reason: $reason }) {
      post {
        ...postFacts_post
        ...postActions_post
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const LOCK = graphql`
  mutation postActsLockMutation($id: ID!, $reason: String!) {
    lockPost(input: { postId: $id, reason: $reason }) {
      post {
        ...postFacts_post
        ...postActions_post
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const UNLOCK = graphql`
  mutation postActsUnlockMutation($id: ID!, $reason: String!) {
    unlockPost(input: { postId: $id, reason: $reason }) {
      post {
        ...postFacts_post
        ...postActions_post
      }
      userErrors {
        message
        path
      }
    }
  }
`;

/** What moderators do to posts. */
export const POST_ACTS = {
  POST_HIDE: { mutation: HIDE, submitLabel: 'Hide the post' },
  POST_UNHIDE: { mutation: UNHIDE, submitLabel: 'Show the post again' },
  POST_LOCK: { mutation: LOCK, submitLabel: 'Lock the post' },
  POST_UNLOCK: { mutation: UNLOCK, submitLabel: 'Unlock the post' },
} satisfies ActForms;
