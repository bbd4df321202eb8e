import { Link } from 'wouter';
import { browserPath, PATHS } from '../paths.ts';
import { site } from '../site.ts';

/** The end of every page. */
export function Footer() {
  return (
    <footer className="site-footer">
      <nav aria-label="More of this site">
        <Link href={`${PATHS.about}#rules`}>Rules</Link>
        <Link href={PATHS.log}>Moderation log</Link>
        <a href={browserPath('/feed.atom')}>Feed</a>
        {site.hasGraphiql ? (
          <a href={browserPath('/graphiql')}>API</a>
        ) : (
          <Link href={`${PATHS.about}#api`}>API</Link>
        )}
      </nav>
      {site.hasGraphiql && (
        // For developers. What shows the links of the lists is CSS, also without a script.
        <label className="query-switch">
          <input type="checkbox" id="show-queries" /> Show the queries of lists
        </label>
      )}
    </footer>
  );
}
