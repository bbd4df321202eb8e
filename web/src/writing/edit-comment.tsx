import { useId, useState } from 'react';
import { graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';
import type { editCommentMutation } from '../__generated__/editCommentMutation.graphql.ts';
import type { editCommentQuery } from '../__generated__/editCommentQuery.graphql.ts';
import { FormProblems } from '../forms/field.tsx';
import { problemsOf } from '../forms/mutate.ts';
import { isSessionEnd } from '../forms/problem.ts';
import { useForm } from '../forms/use-form.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { executeMutation } from './execute-mutation.ts';
import { MarkdownField } from './markdown-field.tsx';
import { SessionEnd } from './session-end.tsx';
import { editPlace, useDraft } from './use-draft.ts';

interface EditCommentProps {
  readonly commentId: string;
  readonly takesFocus: boolean;
  /** Called when the server has the new text, and when the form is closed without. */
  readonly onClose: () => void;
}

/** Changes the text of a comment. */
export default function EditComment({ commentId, takesFocus, onClose }: EditCommentProps) {
  const { node } = useLazyLoadQuery<editCommentQuery>(
    graphql`
      query editCommentQuery($id: ID!) {
        node(id: $id) {
          ... on Comment {
            body {
              markdown
            }
          }
        }
      }
    `,
    { id: commentId },
    useQueryOptions(),
  );
  const id = useId();
  const environment = useRelayEnvironment();
  const draft = useDraft(editPlace(commentId), node?.body?.markdown ?? '');
  const [isSessionOver, setSessionOver] = useState(false);
  const { problems, isPending, onSubmit } = useForm(async () => {
    setSessionOver(false);
    try {
      const { editComment } = await executeMutation<editCommentMutation>(environment, {
        mutation: MUTATION,
        variables: { input: { commentId, markdown: draft.text } },
      });
      const found = problemsOf(editComment?.userErrors);
      if (found.length > 0) return found;
      draft.accept();
      onClose();
      return [];
    } catch (error) {
      if (!isSessionEnd(error)) throw error;
      setSessionOver(true);
      return [];
    }
  });

  return (
    <form id={id} method="post" className="form writing" onSubmit={onSubmit} aria-label="Your text">
      <FormProblems problems={problems} fields={['markdown']} />
      {isSessionOver && <SessionEnd anchor={id} />}
      <MarkdownField
        label="Your text"
        context="COMMENT"
        value={draft.text}
        onChange={draft.change}
        rows={5}
        problems={problems}
        takesFocus={takesFocus}
      />
      <p className="form-buttons">
        <button type="submit" className="primary" disabled={isPending}>
          Save
        </button>
        <button
          type="button"
          onClick={() => {
            draft.accept();
            onClose();
          }}
        >
          Discard the changes
        </button>
      </p>
    </form>
  );
}

const MUTATION = graphql`
  mutation editCommentMutation($input: EditCommentInput!) {
    editComment(input: $input) {
      comment {
        id
        editedAt
        body {
          markdown
        }
        ...commentBody_comment
      }
      userErrors {
        message
        path
      }
    }
  }
`;
