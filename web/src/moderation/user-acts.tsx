import { graphql } from 'react-relay/hooks';
import { endOfDay } from '../forms/end-of-day.ts';
import { Field } from '../forms/field.tsx';
import type { ActForms, ActText, MoreFields } from './act-forms.ts';
import { RoleField } from './role-field.tsx';

/** In days. A moderator may choose another. */
const USUAL_BAN = 7;

const DAY = 86_400_000;

const UNTIL: MoreFields = {
  names: ['until'],
  render: (problems) => (
    <Field
      name="until"
      type="date"
      label="Until the end of"
      defaultValue={new Date(Date.now() + USUAL_BAN * DAY).toISOString().slice(0, 10)}
      required
      problems={problems}
    />
  ),
  variablesOf: ({ until = '' }) => ({ until: endOfDay(until) }),
};

const ROLE: MoreFields = {
  names: ['role'],
  render: (problems, userId) => <RoleField name="role" userId={userId} problems={problems} />,
  variablesOf: ({ role = '' }) => ({ role }),
};

const WARNING: ActText = {
  name: 'text',
  label: 'Warning',
  hint: 'The member gets it as a notification. Moderators can read it, too.',
};

const NOTE: ActText = {
  name: 'text',
  label: 'Note',
  hint: 'Only moderators can read it.',
};

const BAN = graphql`
  mutation userActsBanMutation($id: ID!, $reason: String!, $until: DateTime!) {
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

const UNBAN = graphql`
  mutation userActsUnbanMutation($id: ID!, $reason: String!) {
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

const WARN = graphql`
  mutation userActsWarnMutation($id: ID!, $text: String!, $key: String!) {
    warnUser(input: { userId: $id, text: $text, idempotencyKey: $key }) {
      userNote {
        id
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const ADD_NOTE = graphql`
  mutation userActsNoteMutation($id: ID!, $text: String!, $key: String!) {
    addUserNote(input: { userId: $id, text: $text, idempotencyKey: $key }) {
      userNote {
        id
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const SET_ROLE = graphql`
  mutation userActsRoleMutation($id: ID!, $reason: String!, $role: UserRole!) {
    setUserRole(input: { userId: $id, reason: $reason, role: $role }) {
      user {
        role
        ...userActions_user
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const REMOVE_AVATAR = graphql`
  mutation userActsRemoveAvatarMutation($id: ID!, $reason: String!) {
    removeUserAvatar(input: { userId: $id, reason: $reason }) {
      user {
        avatarUrl
        avatar {
          url(width: 160)
        }
        ...userActions_user
      }
      userErrors {
        message
        path
      }
    }
  }
`;

/** What moderators do to users. */
export const USER_ACTS = {
  USER_BAN: { mutation: BAN, submitLabel: 'Ban', more: UNTIL },
  USER_UNBAN: { mutation: UNBAN, submitLabel: 'End the ban' },
  USER_WARN: { mutation: WARN, submitLabel: 'Send the warning', text: WARNING, isCreated: true },
  USER_NOTE: { mutation: ADD_NOTE, submitLabel: 'Save the note', text: NOTE, isCreated: true },
  USER_SET_ROLE: { mutation: SET_ROLE, submitLabel: 'Change the role', more: ROLE },
  USER_REMOVE_AVATAR: { mutation: REMOVE_AVATAR, submitLabel: 'Remove the picture' },
} satisfies ActForms;
