import type { ReactNode } from 'react';

interface MutedFoldProps {
  readonly isFolded: boolean;
  readonly children: ReactNode;
}

/** Folds a post or comment of a user whom the viewer muted. */
export function MutedFold({ isFolded, children }: MutedFoldProps) {
  if (!isFolded) return children;
  return (
    <details className="muted">
      <summary>By somebody you muted</summary>
      {children}
    </details>
  );
}
