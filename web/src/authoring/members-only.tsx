import { type ReactNode, useContext } from 'react';
import { SignInLink } from '../account/sign-in-link.tsx';
import { Viewer } from '../account/viewer.tsx';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { useIsFirst } from '../ui/server-rendering.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';

interface MembersOnlyProps {
  /** What signing in is for, after “to”. */
  readonly purpose: string;
  readonly children: ReactNode;
}

/** A part of a page that needs an account and a script. Other readers see a message instead. */
export function MembersOnly({ purpose, children }: MembersOnlyProps) {
  const { id, canSignIn } = useContext(Viewer);
  const isFirst = useIsFirst();
  if (id === null) {
    if (!canSignIn) return <p>Nobody can sign in on this site.</p>;
    return (
      <p>
        <SignInLink>Sign in</SignInLink> to {purpose}.
      </p>
    );
  }
  return (
    <>
      <noscript>
        <p>Allow scripts in your browser to {purpose}.</p>
      </noscript>
      {!isFirst && <PartBoundary waiting={<ParagraphSkeleton />}>{children}</PartBoundary>}
    </>
  );
}
