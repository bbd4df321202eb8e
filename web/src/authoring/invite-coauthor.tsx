import { type Ref, useContext, useState } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import type { inviteCoauthorMutation } from '../__generated__/inviteCoauthorMutation.graphql.ts';
import type { inviteCoauthorUserQuery } from '../__generated__/inviteCoauthorUserQuery.graphql.ts';
import { Viewer } from '../account/viewer.tsx';
import { FormProblems, useField } from '../forms/field.tsx';
import { mutate } from '../forms/mutate.ts';
import { useForm } from '../forms/use-form.ts';
import { sendWrite } from '../member/send-write.ts';
import { ChoiceSearch } from '../writing/choice-search.tsx';
import { findPeople } from '../writing/find-people.ts';

interface InviteCoauthorProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly postId: string;
  /** The ids of those who are co-authors or invited. */
  readonly present: readonly string[];
}

/** The name of the field: that of the argument that problems are about. */
const NAME = 'userId';

/** Invites a user, found by their name, to write a post together. */
export function InviteCoauthor({ ref, postId, present }: InviteCoauthorProps) {
  const environment = useRelayEnvironment();
  const viewer = useContext(Viewer);
  const [words, setWords] = useState('');
  const [invited, setInvited] = useState<string | null>(null);

  const { problems, isPending, onSubmit } = useForm(async () => {
    setInvited(null);
    const username = words.trim().replace(/^@/, '');
    if (username === '') return [{ field: NAME, message: 'Username cannot be empty.' }];
    const { user } = await mutate<inviteCoauthorUserQuery>(USER, { username });
    if (!user) return [{ field: NAME, message: `Nobody has the username “${username}”.` }];
    const variables = { postId, userId: user.id };
    const mutation = { mutation: INVITE, variables };
    const found = await sendWrite<inviteCoauthorMutation>(environment, mutation);
    if (found.length > 0) return found;
    setInvited(user.displayName);
    setWords('');
    return [];
  });
  const hint =
    'They can read the post now. Once they accept, they can edit it and are named as co-authors.';
  const { id, described, notes } = useField({ name: NAME, hint, problems });

  return (
    <form method="post" className="form" onSubmit={onSubmit}>
      <div className="field">
        <label htmlFor={id}>Username</label>
        <ChoiceSearch
          ref={ref}
          id={id}
          name={NAME}
          words={words}
          onType={setWords}
          onChoose={({ username }) => setWords(username)}
          isExcluded={(user) => user.id === viewer.id || present.includes(user.id)}
          search={findPeople}
          labelOf={({ username, displayName }) => `${displayName} (@${username})`}
          noun={{ one: 'user', many: 'users' }}
          {...described}
        />
        {notes}
      </div>
      <FormProblems problems={problems} fields={[NAME]} />
      <p className="form-buttons">
        <button type="submit" disabled={isPending}>
          Invite
        </button>
      </p>
      <p role="status">{invited !== null && `${invited} is invited.`}</p>
    </form>
  );
}

const USER = graphql`
  query inviteCoauthorUserQuery($username: String!) {
    user(username: $username) {
      id
      displayName
    }
  }
`;

const INVITE = graphql`
  mutation inviteCoauthorMutation($postId: ID!, $userId: ID!) {
    inviteCoauthor(input: { postId: $postId, userId: $userId }) {
      post {
        ...coauthors_post
      }
      userErrors {
        message
        path
      }
    }
  }
`;
