import { useContext } from 'react';
import { Viewer } from '../account/viewer.tsx';
import { CommentActions } from '../ui/member-parts.ts';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { useIsFirst } from '../ui/server-rendering.tsx';

interface CommentToolsProps {
  readonly commentId: string;
  readonly authorName: string;
  readonly isDeleted: boolean;
  /** Receives the id of a new reply. */
  readonly onReplied: (id: string) => void;
  /** Receives whether a form stands in the place of the text. */
  readonly onEditing: (isEditing: boolean) => void;
}

/** What members do with a comment. Its room is there before it, so that nothing moves. */
export function CommentTools(props: CommentToolsProps) {
  const { id } = useContext(Viewer);
  const isFirst = useIsFirst();
  if (id === null) return null;
  return (
    <div className="tools">
      {!isFirst && (
        <PartBoundary waiting={null}>
          <CommentActions {...props} viewerId={id} />
        </PartBoundary>
      )}
    </div>
  );
}
