import { lazy, useContext, useEffect, useRef, useState } from 'react';
import { Viewer } from '../account/viewer.tsx';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';
import { hasDraft } from '../writing/use-draft.ts';

/** Loaded by those who write. */
const CommentForm = lazy(() => import('../writing/comment-form.tsx'));

interface ReplyProps {
  readonly commentId: string;
  readonly authorName: string;
  /** Receives the id of the new reply. */
  readonly onWritten: (id: string) => void;
}

/** A button for members, which opens a form below the comment. It is open where a reply was begun. */
export function Reply({ commentId, authorName, onWritten }: ReplyProps) {
  const { id: viewerId } = useContext(Viewer);
  const [state, setState] = useState<'closed' | 'found' | 'asked'>('closed');
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (viewerId !== null && hasDraft(viewerId, commentId)) setState('found');
  }, [viewerId, commentId]);

  if (viewerId === null) return null;
  return (
    <div className="reply">
      <button
        ref={button}
        type="button"
        className="link-button"
        aria-expanded={state !== 'closed'}
        onClick={() => setState(state === 'closed' ? 'asked' : 'closed')}
      >
        Reply<span className="visually-hidden"> to {authorName}</span>
      </button>
      {state !== 'closed' && (
        <PartBoundary waiting={<ParagraphSkeleton />}>
          <CommentForm
            subjectId={commentId}
            label={`Your reply to ${authorName}`}
            submitLabel="Reply"
            list={null}
            takesFocus={state === 'asked'}
            onWritten={(id) => {
              setState('closed');
              onWritten(id);
            }}
            onCancel={() => {
              setState('closed');
              button.current?.focus();
            }}
          />
        </PartBoundary>
      )}
    </div>
  );
}
