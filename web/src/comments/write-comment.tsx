import { lazy, useContext } from 'react';
import { SignInLink } from '../account/sign-in-link.tsx';
import { Viewer } from '../account/viewer.tsx';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { useIsFirst } from '../ui/server-rendering.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';
import type { ThreadList } from './insert-comment.ts';

/** Loaded by those who write. */
const CommentForm = lazy(() => import('../writing/comment-form.tsx'));

interface WriteCommentProps {
  /** The post or wiki page. */
  readonly parentId: string;
  /** The id of the list, to come back to after signing in. */
  readonly anchor: string;
  readonly isAnswer: boolean;
  readonly list: ThreadList;
}

/** A form for members below a list of threads; a link to sign in for all others. */
export function WriteComment({ parentId, anchor, isAnswer, list }: WriteCommentProps) {
  const { id, canSignIn } = useContext(Viewer);
  const isFirst = useIsFirst();
  const waiting = <ParagraphSkeleton />;
  if (id === null) {
    if (!canSignIn) return null;
    return (
      <p className="write-comment">
        <SignInLink anchor={anchor}>Sign in to {isAnswer ? 'answer' : 'comment'}</SignInLink>
      </p>
    );
  }
  return (
    <div className="write-comment">
      <noscript>
        <p>Allow scripts in your browser to write here.</p>
      </noscript>
      {!isFirst && (
        <PartBoundary waiting={waiting}>
          <CommentForm
            subjectId={parentId}
            label={isAnswer ? 'Your answer' : 'Your comment'}
            submitLabel={isAnswer ? 'Answer' : 'Comment'}
            isAnswer={isAnswer}
            list={list}
          />
        </PartBoundary>
      )}
    </div>
  );
}
