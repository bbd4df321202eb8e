import { type ReactNode, Suspense } from 'react';
import { Boundary } from './boundary.tsx';

interface PartBoundaryProps {
  readonly children: ReactNode;
  /** What stands there while it is being loaded. */
  readonly waiting: ReactNode;
}

/** For a part of a page that is loaded by itself. */
export function PartBoundary({ children, waiting }: PartBoundaryProps) {
  return (
    <Boundary fallback={(error, retry) => <Failure error={error} retry={retry} />}>
      <Suspense fallback={waiting}>{children}</Suspense>
    </Boundary>
  );
}

interface FailureProps {
  readonly error: Error;
  readonly retry: () => void;
}

/** Says what went wrong, in a line. */
export function Failure({ error, retry }: FailureProps) {
  return (
    <p className="failure" role="alert">
      This could not be loaded: {error.message}{' '}
      <button type="button" onClick={retry}>
        Try again
      </button>
    </p>
  );
}
