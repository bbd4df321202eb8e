import type { ReactNode } from 'react';
import { ApiError } from '../relay-environment.ts';
import { Boundary } from './boundary.tsx';
import { Hydrated } from './hydrated.tsx';
import { NotFound } from './not-found.tsx';

/** For a whole page. */
export function PageBoundary({ children }: { readonly children: ReactNode }) {
  return (
    <Boundary
      fallback={(error, retry) =>
        isUnknownId(error) ? (
          <>
            <NotFound what="page" />
            <Hydrated />
          </>
        ) : (
          <div className="page failure" role="alert">
            <h1>This page could not be loaded</h1>
            <p>{error.message}</p>
            <button type="button" onClick={retry}>
              Try again
            </button>
            <Hydrated />
          </div>
        )
      }
    >
      {children}
    </Boundary>
  );
}

/** Whether the address has an id that the server never made. */
function isUnknownId(error: Error): boolean {
  return error instanceof ApiError && error.code === 'INVALID_ID';
}
