import { Link, useSearch } from 'wouter';
import { userPath } from '../ui/author.tsx';

type Tab = 'lists' | 'all';

/** Which part of the profile the address bar names. */
export function useTab(): Tab {
  return new URLSearchParams(useSearch()).get('tab') === 'all' ? 'all' : 'lists';
}

/** The choice between a list of each sort and everything in one. */
export function ProfileTabs({ username }: { readonly username: string }) {
  const tab = useTab();
  const path = userPath(username);
  return (
    <nav className="tabs" aria-label="Parts of the profile">
      <Link href={path} aria-current={tab === 'lists' ? 'page' : undefined}>
        By kind
      </Link>
      <Link href={`${path}?tab=all`} aria-current={tab === 'all' ? 'page' : undefined}>
        All
      </Link>
    </nav>
  );
}
