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

const PIN = graphql`
  mutation postActsPinMutation($id: ID!, $reason: String!) {
    pinPost(input: { postId: $id, reason: $reason }) {
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

const UNPIN = graphql`
  mutation postActsUnpinMutation($id: ID!, $reason: String!) {
    unpinPost(input: { postId: $id, reason: $reason }) {
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

const CURATE = graphql`
  mutation postActsCurateMutation($id: ID!, $reason: String!) {
    curatePost(input: { postId: $id, reason: $reason }) {
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

const UNCURATE = graphql`
  mutation postActsUncurateMutation($id: ID!, $reason: String!) {
    uncuratePost(input: { postId: $id, reason: $reason }) {
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
  POST_PIN: { mutation: PIN, submitLabel: 'Pin the post to the front page' },
  POST_UNPIN: { mutation: UNPIN, submitLabel: 'Unpin the post' },
  POST_CURATE: { mutation: CURATE, submitLabel: 'Curate the post' },
  POST_UNCURATE: { mutation: UNCURATE, submitLabel: 'No longer curate the post' },
} satisfies ActForms;
