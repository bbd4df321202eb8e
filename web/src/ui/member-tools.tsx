import { type ComponentType, useContext } from 'react';
import { Viewer } from '../account/viewer.tsx';
import { PartBoundary } from './part-boundary.tsx';
import { useIsFirst } from './server-rendering.ts';

interface MemberToolsProps {
  readonly subjectId: string;
  /** Loaded by members alone. */
  readonly actions: ComponentType<{ readonly subjectId: string }>;
}

/** What members do with what a page shows. Its room is there before it, so that nothing moves. */
export function MemberTools({ subjectId, actions: Actions }: MemberToolsProps) {
  const { id } = useContext(Viewer);
  const isFirst = useIsFirst();
  if (id === null) return null;
  return (
    <div className="tools">
      {!isFirst && (
        <PartBoundary waiting={null}>
          <Actions subjectId={subjectId} />
        </PartBoundary>
      )}
    </div>
  );
}
