import { lazy, useState } from 'react';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';

/** Loaded when a user wants to know. */
const Reactors = lazy(() => import('./reactors.tsx'));

interface WhoReactedProps {
  readonly subjectId: string;
  readonly name: string;
}

/** Shows who reacted, and how. */
export function WhoReacted({ subjectId, name }: WhoReactedProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="link-button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        Who reacted<span className="visually-hidden"> to {name}</span>
      </button>
      {isOpen && (
        <div className="reactors">
          <PartBoundary waiting={<ParagraphSkeleton />}>
            <Reactors subjectId={subjectId} />
          </PartBoundary>
        </div>
      )}
    </>
  );
}
