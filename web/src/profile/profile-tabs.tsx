import { graphql, useFragment } from 'react-relay/hooks';
import { Link, useSearch } from 'wouter';
import type { profileTabs_user$key } from '../__generated__/profileTabs_user.graphql.ts';
import { formatNumber } from '../ui/amount.ts';
import { userPath } from '../ui/author.tsx';
import type { ProfileArguments } from './profile-lists.tsx';

const TABS = {
  overview: 'Overview',
  all: 'All',
  posts: 'Posts',
  comments: 'Comments',
  wiki: 'Wiki',
  sequences: 'Sequences',
} as const;

export type Tab = keyof typeof TABS;

/** Which part of the profile the address bar names. */
export function useTab(): Tab {
  const name = new URLSearchParams(useSearch()).get('tab') ?? '';
  return Object.hasOwn(TABS, name) ? (name as Tab) : 'overview';
}

interface ProfileTabsProps {
  readonly user: profileTabs_user$key;
  readonly initial: ProfileArguments;
}

/** The choice between all lists, everything in one, and one list alone. A list with nothing has no tab. */
export function ProfileTabs({ user: key, initial }: ProfileTabsProps) {
  // The counts of the lists below, so the arguments are theirs: other ones would count again.
  const user = useFragment(
    graphql`
      fragment profileTabs_user on User {
        username
        posts(first: 10, after: $postsAfter, orderBy: $postsOrder, filter: $postsFilter) {
          totalCount
        }
        comments(
          first: 20
          after: $commentsAfter
          orderBy: $commentsOrder
          filter: $commentsFilter
        ) {
          totalCount
        }
        wikiContributions(
          first: 10
          after: $wikiAfter
          orderBy: $wikiOrder
          filter: $wikiFilter
        ) {
          totalCount
        }
        sequences(first: 5, after: $sequencesAfter, orderBy: $sequencesOrder) {
          totalCount
        }
      }
    `,
    key,
  );
  const current = useTab();
  const path = userPath(user.username);
  /** Null where a filter was applied, and nobody has counted the whole list. */
  const counts: Partial<Record<Tab, number | null>> = {
    posts: initial.posts.filter ? null : user.posts.totalCount,
    comments: initial.comments.filter ? null : user.comments.totalCount,
    wiki: initial.wiki.filter ? null : user.wikiContributions.totalCount,
    sequences: user.sequences.totalCount,
  };
  const shown = (Object.keys(TABS) as Tab[]).filter((tab) => counts[tab] !== 0);
  return (
    <nav className="tabs" aria-label="Parts of the profile">
      {shown.map((tab) => (
        <Link
          key={tab}
          href={tab === 'overview' ? path : `${path}?tab=${tab}`}
          aria-current={tab === current ? 'page' : undefined}
        >
          {TABS[tab]}
          {counts[tab] && <span className="count"> {formatNumber(counts[tab])}</span>}
        </Link>
      ))}
    </nav>
  );
}
