import type { ReactNode } from 'react';
import { Boundary } from '../ui/boundary.tsx';
import { wordsOf } from './words-of.ts';

interface TextBoundaryProps {
  readonly html: string;
  readonly children: ReactNode;
}

/** Around every text of the community: one that cannot be drawn is shown as its plain words. */
export function TextBoundary({ html, children }: TextBoundaryProps) {
  return (
    <Boundary
      key={html}
      fallback={() => (
        <p className="plain-words" dir="auto">
          {wordsOf(html)}
        </p>
      )}
    >
      {children}
    </Boundary>
  );
}
