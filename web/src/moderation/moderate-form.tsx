import { type GraphQLTaggedNode, graphql, useRelayEnvironment } from 'react-relay/hooks';
import { Field } from '../forms/field.tsx';
import type { Problem } from '../forms/problem.ts';
import type { Act } from '../member/moderation-buttons.tsx';
import { ReasonForm } from '../member/reason-form.tsx';
import { sendWrite } from '../member/send-write.ts';

interface ModerateFormProps {
  readonly act: Act;
  readonly subjectId: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** In days. A moderator may choose another. */
const USUAL_BAN = 7;

const DAY = 86_400_000;

/** Asks a moderator why, for the public log, and does it. */
export default function ModerateForm({ act, subjectId, onDone, onCancel }: ModerateFormProps) {
  const environment = useRelayEnvironment();
  const { mutation, label } = MODERATION[act];
  const isBan = act === 'USER_BAN';
  return (
    <ReasonForm
      place={`${act}:${subjectId}`}
      label="Reason"
      hint="Everybody can read it in the moderation log."
      submitLabel={label}
      field="reason"
      fields={isBan ? ['until'] : []}
      {...(isBan && { before: untilField })}
      send={({ reason = '', until = '' }) =>
        sendWrite(environment, {
          mutation,
          variables: { id: subjectId, reason, ...(isBan && { until: endOfDay(until) }) },
        })
      }
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}

function untilField(problems: readonly Problem[]) {
  const usual = new Date(Date.now() + USUAL_BAN * DAY).toISOString().slice(0, 10);
  return (
    <Field
      name="until"
      type="date"
      label="Until the end of"
      defaultValue={usual}
      required
      problems={problems}
    />
  );
}

/** @param date as the browser gives it: `2027-01-31` */
function endOfDay(date: string): string {
  return `${date}T23:59:59Z`;
}

const HIDE_COMMENT = graphql`
  mutation moderateFormHideCommentMutation($id: ID!, $reason: String!) {
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

const UNHIDE_COMMENT = graphql`
  mutation moderateFormUnhideCommentMutation($id: ID!, $reason: String!) {
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

const HIDE_POST = graphql`
  mutation moderateFormHidePostMutation($id: ID!, $reason: String!) {
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

const UNHIDE_POST = graphql`
  mutation moderateFormUnhidePostMutation($id: ID!, $reason: String!) {
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

const LOCK_POST = graphql`
  mutation moderateFormLockPostMutation($id: ID!, $reason: String!) {
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

const UNLOCK_POST = graphql`
  mutation moderateFormUnlockPostMutation($id: ID!, $reason: String!) {
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

const BAN_USER = graphql`
  mutation moderateFormBanUserMutation($id: ID!, $reason: String!, $until: DateTime!) {
    banUser(input: { userId: $id, reason: $reason, until: $until }) {
      user {
        bannedUntil
        ...userActions_user
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const UNBAN_USER = graphql`
  mutation moderateFormUnbanUserMutation($id: ID!, $reason: String!) {
    unbanUser(input: { userId: $id, reason: $reason }) {
      user {
        bannedUntil
        ...userActions_user
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const MODERATION: Readonly<Record<Act, { mutation: GraphQLTaggedNode; label: string }>> = {
  COMMENT_HIDE: { mutation: HIDE_COMMENT, label: 'Hide the comment' },
  COMMENT_UNHIDE: { mutation: UNHIDE_COMMENT, label: 'Show the comment again' },
  POST_HIDE: { mutation: HIDE_POST, label: 'Hide the post' },
  POST_UNHIDE: { mutation: UNHIDE_POST, label: 'Show the post again' },
  POST_LOCK: { mutation: LOCK_POST, label: 'Lock the post' },
  POST_UNLOCK: { mutation: UNLOCK_POST, label: 'Unlock the post' },
  USER_BAN: { mutation: BAN_USER, label: 'Ban' },
  USER_UNBAN: { mutation: UNBAN_USER, label: 'End the ban' },
};
