import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { roleFieldQuery } from '../__generated__/roleFieldQuery.graphql.ts';
import { type FieldFacts, useField } from '../forms/field.tsx';
import { useQueryOptions } from '../ui/attempt.ts';

interface RoleFieldProps extends Pick<FieldFacts, 'name' | 'problems'> {
  readonly userId: string;
}

/** The roles that administrators give. It begins with the one that the user has. */
export function RoleField({ name, userId, problems }: RoleFieldProps) {
  const { node } = useLazyLoadQuery<roleFieldQuery>(
    graphql`
      query roleFieldQuery($id: ID!) {
        node(id: $id) {
          ... on User {
            role
          }
        }
      }
    `,
    { id: userId },
    useQueryOptions(),
  );
  const { id, described, notes } = useField({
    name,
    hint: 'Trusted members edit protected pages, and their texts are not held for review. A new role ends the sessions of the user.',
    problems,
  });
  return (
    <div className="field">
      <label htmlFor={id}>Role</label>
      <select id={id} name={name} defaultValue={node?.role} {...described}>
        <option value="MEMBER">Member</option>
        <option value="TRUSTED">Trusted member</option>
        <option value="MODERATOR">Moderator</option>
      </select>
      {notes}
    </div>
  );
}
