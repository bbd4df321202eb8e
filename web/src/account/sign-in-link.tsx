import type { ReactNode } from 'react';
import { Link, useLocation, useSearch } from 'wouter';

interface SignInLinkProps {
  /** The id of the element of this page to come back to. */
  readonly anchor?: string;
  readonly children: ReactNode;
}

/** Leads to the page to sign in, and from there back to this page. */
export function SignInLink({ anchor, children }: SignInLinkProps) {
  const [path] = useLocation();
  const search = useSearch();
  const page = search === '' ? path : `${path}?${search}`;
  const next = anchor === undefined ? page : `${page}#${anchor}`;
  return <Link href={`/sign-in?${new URLSearchParams({ next })}`}>{children}</Link>;
}
