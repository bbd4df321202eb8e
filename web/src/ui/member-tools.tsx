import { type ComponentType, useContext } from 'react';
import { Viewer } from '../account/viewer.tsx';
import { PartBoundary } from './part-boundary.tsx';
import { useIsFirst } from './server-rendering.tsx';

interface MemberToolsProps {
  readonly subjectId: string;
  /** Loaded by members alone. */
  readonly tools: ComponentType<{ readonly subjectId: string }>;
  /** `page-tools` stands above a text, `tools` below it. */
  readonly className?: 'tools' | 'page-tools';
}

/** What members do with what a page shows. Its room is there before it, so that nothing moves. */
export function MemberTools({ className = 'tools', ...tools }: MemberToolsProps) {
  const { id } = useContext(Viewer);
  if (id === null) return null;
  return (
    <div className={className}>
      <MemberPart {...tools} />
    </div>
  );
}

/** The same without room of its own, such as a word in a line. */
export function MemberPart({ subjectId, tools: Tools }: Omit<MemberToolsProps, 'className'>) {
  const { id } = useContext(Viewer);
  const isFirst = useIsFirst();
  if (id === null || isFirst) return null;
  return (
    <PartBoundary waiting={null}>
      <Tools subjectId={subjectId} />
    </PartBoundary>
  );
}
