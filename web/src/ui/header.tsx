import { Link } from 'wouter';
import icon from '../icon.svg';
import { browserPath } from '../paths.ts';
import { site } from '../site.ts';
import { AccountLinks } from './account-links.tsx';
import { SearchForm } from './search-form.tsx';
import { SiteMenu } from './site-menu.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

/** The top of every page. */
export function Header() {
  return (
    <header className="site-header">
      <Link href="/" className="site-name">
        <img src={browserPath(icon)} alt="" />
        <bdi>{site.name}</bdi>
      </Link>
      <div className="site-tools">
        <SearchForm />
        <ThemeToggle />
      </div>
      <AccountLinks />
      <SiteMenu />
    </header>
  );
}
