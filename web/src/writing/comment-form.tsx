import { useId, useState } from 'react';
import { graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';
import type { commentFormMutation } from '../__generated__/commentFormMutation.graphql.ts';
import type { commentFormQuery } from '../__generated__/commentFormQuery.graphql.ts';
import { expectComment } from '../comments/arriving-comment.ts';
import { insertReply, insertThread, type ThreadList } from '../comments/insert-comment.ts';
import { FormProblems } from '../forms/field.tsx';
import { problemsOf } from '../forms/mutate.ts';
import { isSessionEnd } from '../forms/problem.ts';
import { useForm } from '../forms/use-form.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { executeMutation } from './execute-mutation.ts';
import { MarkdownField } from './markdown-field.tsx';
import { SessionEnd } from './session-end.tsx';
import { useDraft } from './use-draft.ts';

interface CommentFormProps {
  /** Of the post, wiki page or comment that it is about. */
  readonly subjectId: string;
  /** Of the field. */
  readonly label: string;
  readonly submitLabel: string;
  readonly isAnswer?: boolean;
  /** Where the comment appears; null for a reply. */
  readonly list: ThreadList | null;
  readonly takesFocus?: boolean;
  /** Receives the id of the new comment. */
  readonly onWritten?: (id: string) => void;
  readonly onCancel?: () => void;
}

const FIELDS = ['markdown'];

/** Writes a comment. The new one appears in its place and takes the focus. */
export default function CommentForm(props: CommentFormProps) {
  const { subjectId, label, submitLabel, isAnswer = false, list, onCancel } = props;
  const id = useId();
  const environment = useRelayEnvironment();
  const draft = useDraft(isAnswer ? `answer:${subjectId}` : subjectId);
  const [isSessionOver, setSessionOver] = useState(false);
  const { viewer } = useLazyLoadQuery<commentFormQuery>(
    graphql`
      query commentFormQuery($subjectId: ID!) {
        viewer {
          can(action: COMMENT_CREATE, subjectId: $subjectId) {
            isAllowed
            reason
          }
        }
      }
    `,
    { subjectId },
    useQueryOptions(),
  );

  const { problems, isPending, onSubmit } = useForm(async () => {
    setSessionOver(false);
    const orderBy = list?.isNewestFirst ? 'NEWEST' : 'OLDEST';
    const input = { subjectId, markdown: draft.text, isAnswer, idempotencyKey: draft.key };
    try {
      const { createComment } = await executeMutation<commentFormMutation>(environment, {
        mutation: MUTATION,
        variables: { input, orderBy },
        updater(store, data) {
          const payload = store.getRootField('createComment');
          const edge = payload?.getLinkedRecord('commentEdge', { orderBy });
          const newId = data?.createComment?.commentEdge?.node.id;
          if (!edge || newId === undefined) return;
          expectComment(newId);
          if (list === null) insertReply(store, edge, subjectId);
          else insertThread(store, edge, list);
        },
      });
      const newId = createComment?.commentEdge?.node.id;
      if (newId !== undefined) {
        draft.accept();
        props.onWritten?.(newId);
      }
      return problemsOf(createComment?.userErrors);
    } catch (error) {
      if (!isSessionEnd(error)) throw error;
      setSessionOver(true);
      return [];
    }
  });

  if (!viewer.can.isAllowed && draft.text === '') {
    return <p className="nothing">{viewer.can.reason}</p>;
  }
  return (
    <form id={id} method="post" className="form writing" onSubmit={onSubmit} aria-label={label}>
      <FormProblems problems={problems} fields={FIELDS} />
      {isSessionOver && <SessionEnd anchor={id} />}
      <MarkdownField
        label={label}
        context="COMMENT"
        value={draft.text}
        onChange={draft.change}
        rows={5}
        problems={problems}
        takesFocus={props.takesFocus ?? false}
        additions={draft.additions}
      />
      <p className="form-buttons">
        <button type="submit" className="primary" disabled={isPending}>
          {submitLabel}
        </button>
        {onCancel && (
          <button type="button" onClick={onCancel}>
            Close
          </button>
        )}
      </p>
    </form>
  );
}

const MUTATION = graphql`
  mutation commentFormMutation($input: CreateCommentInput!, $orderBy: CommentOrder) {
    createComment(input: $input) {
      commentEdge(orderBy: $orderBy) {
        cursor
        node {
          id
          ...insertComment_comment
        }
      }
      userErrors {
        message
        path
      }
    }
  }
`;
