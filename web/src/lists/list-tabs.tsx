import { Link, useSearch } from 'wouter';

export interface ListTab {
  readonly label: string;
  /** The heading of the list while the tab is chosen. */
  readonly title: string;
  /** What it sets in the address, besides the question mark; empty for the first one. */
  readonly search: string;
}

/** The tab that the address of the page names; undefined where it says something else of its list. */
export function useListTab(tabs: readonly ListTab[]): ListTab | undefined {
  const current = parametersOf(useSearch());
  return tabs.find(({ search }) => parametersOf(search) === current);
}

interface ListTabsProps {
  readonly label: string;
  readonly path: string;
  readonly tabs: readonly ListTab[];
}

/** Links to the usual ways to show a list. Its controls have all of them. */
export function ListTabs({ label, path, tabs }: ListTabsProps) {
  const current = useListTab(tabs);
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.label}
          href={tab.search === '' ? path : `${path}?${tab.search}`}
          aria-current={tab === current ? 'page' : undefined}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}

/** In an order that is always the same, and without the place where a list begins. */
function parametersOf(search: string): string {
  const parameters = new URLSearchParams(search);
  for (const name of [...parameters.keys()]) {
    if (name.endsWith('.after')) parameters.delete(name);
  }
  parameters.sort();
  return parameters.toString();
}
