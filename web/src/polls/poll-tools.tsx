import { useState } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import type { GraphQLTaggedNode } from 'relay-runtime';
import { FormProblems } from '../forms/field.tsx';
import { useForm } from '../forms/use-form.ts';
import { sendWrite } from '../member/send-write.ts';

interface PollToolsProps {
  readonly pollId: string;
  readonly isClosed: boolean;
}

/** For the authors of a post: ends the voting, or removes the poll once they have said so twice. */
export function PollTools({ pollId, isClosed }: PollToolsProps) {
  const [isAsked, setAsked] = useState(false);
  return (
    <div className="form-buttons">
      {!isClosed && <PollButton label="Close the poll" mutation={CLOSE} pollId={pollId} />}
      {isAsked ? (
        <>
          <PollButton label="Remove it with all votes" mutation={REMOVE} pollId={pollId} />
          <button type="button" onClick={() => setAsked(false)}>
            Keep it
          </button>
        </>
      ) : (
        <button type="button" onClick={() => setAsked(true)}>
          Remove the poll
        </button>
      )}
    </div>
  );
}

interface PollButtonProps {
  readonly label: string;
  readonly mutation: GraphQLTaggedNode;
  readonly pollId: string;
}

function PollButton({ label, mutation, pollId }: PollButtonProps) {
  const environment = useRelayEnvironment();
  const { problems, isPending, onSubmit } = useForm(() =>
    sendWrite(environment, { mutation, variables: { id: pollId } }),
  );
  return (
    <form method="post" onSubmit={onSubmit}>
      <FormProblems problems={problems} fields={[]} />
      <button type="submit" disabled={isPending}>
        {label}
      </button>
    </form>
  );
}

const CLOSE = graphql`
  mutation pollToolsCloseMutation($id: ID!) {
    closePoll(input: { pollId: $id }) {
      poll {
        isClosed
        closesAt
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const REMOVE = graphql`
  mutation pollToolsRemoveMutation($id: ID!) {
    removePoll(input: { pollId: $id }) {
      post {
        poll {
          id
        }
      }
      userErrors {
        message
        path
      }
    }
  }
`;
