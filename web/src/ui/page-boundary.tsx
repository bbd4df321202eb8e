import type { ReactNode } from 'react';
import { Boundary } from './boundary.tsx';
import { Hydrated } from './hydrated.tsx';

/** For a whole page. */
export function PageBoundary({ children }: { readonly children: ReactNode }) {
  return (
    <Boundary
      fallback={(error, retry) => (
        <div className="page failure" role="alert">
          <h1>This page could not be loaded</h1>
          <p>{error.message}</p>
          <button type="button" onClick={retry}>
            Try again
          </button>
          <Hydrated />
        </div>
      )}
    >
      {children}
    </Boundary>
  );
}
