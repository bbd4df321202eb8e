import { useRef, useState } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import type { addPollMutation } from '../__generated__/addPollMutation.graphql.ts';
import { endOfDay } from '../forms/end-of-day.ts';
import { Field, FormProblems, TextField } from '../forms/field.tsx';
import { useForm } from '../forms/use-form.ts';
import { useStoredFields } from '../forms/use-stored-fields.ts';
import { sendWrite } from '../member/send-write.ts';
import { giveFocus } from '../ui/give-focus.ts';

const FIELDS = ['question', 'options', 'maxChoices', 'closesAt'];

/** Adds a poll to a post that has none. */
export default function AddPoll({ postId }: { readonly postId: string }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    giveFocus(button.current);
  };
  return (
    <>
      <button type="button" ref={button} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Add a poll
      </button>
      {isOpen && <PollForm postId={postId} onClose={close} />}
    </>
  );
}

interface PollFormProps {
  readonly postId: string;
  readonly onClose: () => void;
}

function PollForm({ postId, onClose }: PollFormProps) {
  const environment = useRelayEnvironment();
  const { frame, onInput, forget } = useStoredFields(`poll:${postId}`);
  const { problems, isPending, onSubmit } = useForm(async (values) => {
    const { question = '', options = '', maxChoices = '', closesAt = '' } = values;
    const lines = options.split('\n').filter((line) => line.trim() !== '');
    const found = await sendWrite<addPollMutation>(environment, {
      mutation: ADD,
      variables: {
        input: {
          ...{ postId, question, options: lines, maxChoices: Number(maxChoices) || 1 },
          ...(closesAt && { closesAt: endOfDay(closesAt) }),
        },
      },
    });
    if (found.length === 0) forget();
    return found;
  });
  return (
    <form
      ref={frame}
      method="post"
      className="form"
      onSubmit={onSubmit}
      onInput={onInput}
      aria-label="Poll"
    >
      <FormProblems problems={problems} fields={FIELDS} />
      <Field name="question" label="Question" required problems={problems} />
      <TextField
        name="options"
        label="Options"
        hint="One in each line, 2 to 20. Nobody can change them later."
        rows={4}
        required
        problems={problems}
      />
      <Field
        name="maxChoices"
        type="number"
        label="How many options somebody can choose"
        min={1}
        max={20}
        defaultValue={1}
        problems={problems}
      />
      <Field
        name="closesAt"
        type="date"
        label="Open until the end of"
        hint="If you leave it out, the poll is open until you close it."
        problems={problems}
      />
      <p className="form-buttons">
        <button type="submit" className="primary" disabled={isPending}>
          Add the poll
        </button>
        <button type="button" onClick={onClose}>
          Cancel
        </button>
      </p>
    </form>
  );
}

const ADD = graphql`
  mutation addPollMutation($input: AddPollInput!) {
    addPoll(input: $input) {
      post {
        ...poll_post
        ...ballot_post
      }
      userErrors {
        message
        path
      }
    }
  }
`;
