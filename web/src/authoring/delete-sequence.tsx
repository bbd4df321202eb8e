import { graphql } from 'react-relay/hooks';
import type { deleteSequenceMutation } from '../__generated__/deleteSequenceMutation.graphql.ts';
import { reloadAt } from '../account/next-path.ts';
import { FormProblems } from '../forms/field.tsx';
import { mutate, problemsOf } from '../forms/mutate.ts';
import { useForm } from '../forms/use-form.ts';

interface DeleteSequenceProps {
  readonly sequenceId: string;
  readonly path: string;
}

/** Deletes a sequence. Its posts stay. */
export function DeleteSequence({ sequenceId, path }: DeleteSequenceProps) {
  const { problems, isPending, onSubmit } = useForm(async () => {
    const { deleteSequence } = await mutate<deleteSequenceMutation>(DELETE, {
      input: { sequenceId },
    });
    const found = problemsOf(deleteSequence?.userErrors);
    if (found.length === 0) reloadAt(path);
    return found;
  });
  return (
    <details>
      <summary>Delete the sequence</summary>
      <form method="post" className="form" onSubmit={onSubmit}>
        <FormProblems problems={problems} fields={[]} />
        <p>Its posts stay. You can restore the sequence on its page.</p>
        <button type="submit" disabled={isPending}>
          Delete
        </button>
      </form>
    </details>
  );
}

const DELETE = graphql`
  mutation deleteSequenceMutation($input: DeleteSequenceInput!) {
    deleteSequence(input: $input) {
      userErrors {
        message
        path
      }
    }
  }
`;
