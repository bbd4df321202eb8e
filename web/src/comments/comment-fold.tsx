import type { ReactNode } from 'react';

interface CommentFoldProps {
  readonly isFolded: boolean;
  readonly children: ReactNode;
}

/** Folds a comment of somebody whom the viewer muted. */
export function CommentFold({ isFolded, children }: CommentFoldProps) {
  if (!isFolded) return children;
  return (
    <details className="muted">
      <summary>By somebody you muted</summary>
      {children}
    </details>
  );
}
