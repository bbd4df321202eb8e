import { type ComponentType, useContext } from 'react';
import { Viewer } from '../account/viewer.tsx';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { useIsFirst } from '../ui/server-rendering.ts';

interface PageToolsProps {
  /** Of what the page shows. */
  readonly id: string;
  /** Loaded for members. */
  readonly tools: ComponentType<{ readonly id: string }>;
}

/** A line for what members may do here. It has its height from the beginning, so that nothing moves. */
export function PageTools({ id, tools: Tools }: PageToolsProps) {
  const { id: viewerId } = useContext(Viewer);
  const isFirst = useIsFirst();
  if (viewerId === null) return null;
  return (
    <div className="page-tools">
      {!isFirst && (
        <PartBoundary waiting={null}>
          <Tools id={id} />
        </PartBoundary>
      )}
    </div>
  );
}
