import { lazy } from 'react';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';
import { SubjectForm } from './subject-form.tsx';
import type { OpenCommentForm } from './use-comment-form.ts';

const CommentForm = lazy(() => import('../writing/comment-form.tsx'));
const EditComment = lazy(() => import('../writing/edit-comment.tsx'));

interface CommentFormsProps {
  readonly form: OpenCommentForm;
  readonly commentId: string;
  readonly authorName: string;
  /** Receives the id of a new reply. */
  readonly onReplied: (id: string) => void;
  /** Receives what to announce; nothing if the form was cancelled. */
  readonly onClose: (message?: string) => void;
}

/** The open form of a comment: a reply, an edit, a report or a moderation. */
export function CommentForms(props: CommentFormsProps) {
  const { form, commentId, authorName, onReplied, onClose } = props;
  const { name, takesFocus } = form;
  return (
    <PartBoundary waiting={<ParagraphSkeleton />}>
      {name === 'reply' && (
        <CommentForm
          subjectId={commentId}
          label={`Your reply to ${authorName}`}
          submitLabel="Reply"
          list={null}
          takesFocus={takesFocus}
          onWritten={onReplied}
          onCancel={() => onClose()}
        />
      )}
      {name === 'edit' && (
        <EditComment commentId={commentId} takesFocus={takesFocus} onClose={() => onClose()} />
      )}
      {name !== 'reply' && name !== 'edit' && (
        <SubjectForm name={name} subjectId={commentId} onClose={onClose} />
      )}
    </PartBoundary>
  );
}
