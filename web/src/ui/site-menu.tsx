import { Link, useLocation } from 'wouter';
import { PATHS } from '../paths.ts';

const PLACES = [
  { path: PATHS.posts, name: 'Posts' },
  { path: PATHS.wiki, name: 'Wiki' },
  { path: PATHS.sequences, name: 'Sequences' },
  { path: PATHS.people, name: 'People' },
  { path: PATHS.about, name: 'About' },
] as const;

/** The parts of the site. The one around the page is marked. */
export function SiteMenu() {
  const [location] = useLocation();
  return (
    <nav className="site-menu" aria-label="Site">
      {PLACES.map(({ path, name }) => (
        <Link key={path} href={path} aria-current={currentFor(location, path)}>
          {name}
        </Link>
      ))}
    </nav>
  );
}

/** `page` for the page itself, `true` for a page below it (WAI-ARIA 1.2, section 6.6). */
function currentFor(location: string, path: string): 'page' | 'true' | undefined {
  if (location === path) return 'page';
  return location.startsWith(`${path}/`) ? 'true' : undefined;
}
