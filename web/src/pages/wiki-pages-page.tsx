import { useContext, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type {
  WikiPageFilter,
  WikiPageOrder,
  wikiPagesPageQuery,
} from '../__generated__/wikiPagesPageQuery.graphql.ts';
import { Viewer } from '../account/viewer.tsx';
import { readArguments } from '../lists/list-spec.ts';
import { type ListTab, ListTabs, useListTab } from '../lists/list-tabs.tsx';
import { useListAddress } from '../lists/use-list-address.ts';
import { PATHS } from '../paths.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { usePageTitle } from '../ui/use-page-title.ts';
import { AllWikiPages } from '../wiki/all-wiki-pages.tsx';
import { ALL_WIKI_PAGES_LIST } from '../wiki/site-list-specs.ts';
import { TitleLetters } from '../wiki/title-letters.tsx';

const TABS: readonly ListTab[] = [
  { label: 'A–Z', title: 'All pages', search: '' },
  { label: 'Recent changes', title: 'Recently changed', search: 'wiki.order=UPDATED' },
  { label: 'Most used', title: 'Pages with most posts', search: 'wiki.order=POSTS' },
];

/** All pages of the wiki. */
export default function WikiPagesPage() {
  const address = useListAddress();
  const [initial] = useState(() =>
    readArguments<WikiPageOrder, WikiPageFilter>(ALL_WIKI_PAGES_LIST, address),
  );
  const root = useLazyLoadQuery<wikiPagesPageQuery>(
    graphql`
      query wikiPagesPageQuery($orderBy: WikiPageOrder, $filter: WikiPageFilter, $cursor: String) {
        ...allWikiPages_query @arguments(orderBy: $orderBy, filter: $filter, cursor: $cursor)
      }
    `,
    initial,
    useQueryOptions(),
  );
  const { id: viewerId } = useContext(Viewer);
  const tab = useListTab(TABS);
  const { filter } = readArguments<WikiPageOrder, WikiPageFilter>(ALL_WIKI_PAGES_LIST, address);
  const start = filter?.titleStartsWith;
  const selected = start ? `Pages beginning with “${start}”` : 'Selected pages';
  usePageTitle('Wiki');
  return (
    <div className="page">
      <h1>Wiki</h1>
      <p className="page-tools">
        <Link href={PATHS.recentEdits}>Recent edits</Link>
        {viewerId !== null && <Link href={PATHS.newWikiPage}>Write a page</Link>}
      </p>
      <ListTabs label="Ways to show them" path="/wiki" tabs={TABS} />
      <TitleLetters current={start} />
      <AllWikiPages root={root} title={tab?.title ?? selected} initial={initial} />
    </div>
  );
}
