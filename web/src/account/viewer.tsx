import { createContext, type ReactNode, useState } from 'react';
import { useAccount } from '../ui/account-links.tsx';

interface ViewerFacts {
  /** Of the account that is signed in; null for anonymous readers. */
  readonly id: string | null;
  /** Whether people can sign in on this site. */
  readonly canSignIn: boolean;
}

/** Who looks at the page. Fields of the API that depend on it are not asked for anonymous readers. */
export const Viewer = createContext<ViewerFacts>({ id: null, canSignIn: false });

/**
 * Gives everything inside the viewer that the page was opened with. Signing in and out opens it again. A session that
 * ends in between removes no form in which a text is being written.
 */
export function ViewerProvider({ children }: { readonly children: ReactNode }) {
  const { viewer, site } = useAccount();
  const [facts] = useState({ id: viewer.user?.id ?? null, canSignIn: !!site.signIn });
  return <Viewer value={facts}>{children}</Viewer>;
}
