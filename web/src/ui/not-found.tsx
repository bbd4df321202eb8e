import { Link } from 'wouter';
import { usePageTitle } from './use-page-title.ts';

/** For an address that leads to nothing, or to something that the reader may not see. */
export function NotFound({ what }: { readonly what: string }) {
  usePageTitle('Not found');
  return (
    <div className="page">
      <h1>Not found</h1>
      <p>
        There is no such {what} here. It may have been renamed or taken away.{' '}
        <Link href="/search">Search</Link>, or begin at <Link href="/">the front page</Link>.
      </p>
    </div>
  );
}
