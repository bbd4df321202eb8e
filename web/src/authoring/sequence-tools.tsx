import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { sequenceToolsQuery } from '../__generated__/sequenceToolsQuery.graphql.ts';
import type { sequenceToolsRestoreMutation } from '../__generated__/sequenceToolsRestoreMutation.graphql.ts';
import { reloadAt } from '../account/next-path.ts';
import { FormProblems } from '../forms/field.tsx';
import { mutate, problemsOf } from '../forms/mutate.ts';
import { useForm } from '../forms/use-form.ts';
import { useQueryOptions } from '../ui/attempt.ts';

/** For the author of a sequence: where it is edited, and who sees it if that is not all. */
export default function SequenceTools({ subjectId }: { readonly subjectId: string }) {
  const { node } = useLazyLoadQuery<sequenceToolsQuery>(
    graphql`
      query sequenceToolsQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Sequence {
            path
            isDeleted
            isHeld
            isHidden
            viewerCan(actions: [SEQUENCE_EDIT, SEQUENCE_RESTORE]) {
              action
              isAllowed
            }
          }
        }
      }
    `,
    { id: subjectId },
    useQueryOptions(),
  );
  if (node?.__typename !== 'Sequence') return null;
  const isAllowed = (action: string) =>
    node.viewerCan.some((permission) => permission.action === action && permission.isAllowed);
  const state = stateOf(node);
  return (
    <>
      {state && <p className="notice">{state}</p>}
      {isAllowed('SEQUENCE_EDIT') && <Link href={`${node.path}/edit`}>Edit the sequence</Link>}
      {isAllowed('SEQUENCE_RESTORE') && <Restore sequenceId={subjectId} />}
    </>
  );
}

interface SequenceState {
  readonly isDeleted: boolean;
  readonly isHeld: boolean;
  readonly isHidden: boolean;
}

/** Who sees the sequence; null if all do. */
function stateOf({ isDeleted, isHeld, isHidden }: SequenceState): string | null {
  if (isDeleted) return 'This sequence is deleted. Only its author and moderators see it.';
  if (isHeld)
    return 'This sequence waits for a moderator to review it. Until then, only you see it.';
  return isHidden ? 'A moderator has hidden this sequence. Others do not see it.' : null;
}

function Restore({ sequenceId }: { readonly sequenceId: string }) {
  const { problems, isPending, onSubmit } = useForm(async () => {
    const { restoreSequence } = await mutate<sequenceToolsRestoreMutation>(RESTORE, {
      input: { sequenceId },
    });
    if (restoreSequence?.sequence) reloadAt(restoreSequence.sequence.path);
    return problemsOf(restoreSequence?.userErrors);
  });
  return (
    <form method="post" onSubmit={onSubmit}>
      <FormProblems problems={problems} fields={[]} />
      <button type="submit" disabled={isPending}>
        Restore the sequence
      </button>
    </form>
  );
}

const RESTORE = graphql`
  mutation sequenceToolsRestoreMutation($input: RestoreSequenceInput!) {
    restoreSequence(input: $input) {
      sequence {
        path
      }
      userErrors {
        message
        path
      }
    }
  }
`;
