import { graphql } from 'react-relay/hooks';
import { Field } from '../forms/field.tsx';
import type { ActForms, MoreFields } from './act-forms.ts';

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
  // The browser gives a date such as `2027-01-31`.
  variablesOf: ({ until }) => ({ until: `${until}T23:59:59Z` }),
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

/** What moderators do to users. */
export const USER_ACTS = {
  USER_BAN: { mutation: BAN, submitLabel: 'Ban', more: UNTIL },
  USER_UNBAN: { mutation: UNBAN, submitLabel: 'End the ban' },
} satisfies ActForms;
