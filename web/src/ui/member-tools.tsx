import { type ComponentType, useContext } from 'react';
import { Viewer } from '../account/viewer.tsx';
import { PartBoundary } from './part-boundary.tsx';
import { useIsFirst } from './server-rendering.ts';

interface MemberToolsProps {
  readonly subjectId: string;
  /** Loaded by members alone. */
  readonly tools: ComponentType<{ readonly subjectId: string }>;
  /** `page-tools` stands above a text, `tools` below it. */
  readonly className?: 'tools' | 'page-tools';
}

/** What members do with what a page shows. Its room is there before it, so that nothing moves. */
export function MemberTools({ subjectId, tools: Tools, className = 'tools' }: MemberToolsProps) {
  const { id } = useContext(Viewer);
  const isFirst = useIsFirst();
  if (id === null) return null;
  return (
    <div className={className}>
      {!isFirst && (
        <PartBoundary waiting={null}>
          <Tools subjectId={subjectId} />
        </PartBoundary>
      )}
    </div>
  );
}
