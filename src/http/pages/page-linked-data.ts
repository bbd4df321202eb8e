import type { AddressOf, LinkedData } from './linked-data.ts';
import type { PageFacts } from './page.ts';

interface LinkedPage {
  readonly facts: PageFacts;
  readonly siteName: string;
  /** The address of the site. */
  readonly siteUrl: string;
}

/** The JSON-LD of a page: what it is about, and where it stands on the site. Null when it says nothing. */
export function linkedDataOf({ facts, siteName, siteUrl }: LinkedPage): string | null {
  if (facts.isUnlisted) return null;
  const addressOf = (path: string) => siteUrl + path;
  const graph = [
    ...(facts.linkedData?.(addressOf) ?? []),
    ...breadcrumbs(facts, siteName, addressOf),
  ];
  if (graph.length === 0) return null;
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph });
}

/** The way from the front page, which itself has none. */
function breadcrumbs(facts: PageFacts, siteName: string, addressOf: AddressOf): LinkedData[] {
  if (facts.title === null) return [];
  const way = [
    { title: siteName, path: '/' },
    ...(facts.above ?? []),
    { title: facts.title, path: facts.path },
  ];
  const items = way.map(({ title, path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: title,
    item: addressOf(path),
  }));
  return [{ '@type': 'BreadcrumbList', itemListElement: items }];
}
