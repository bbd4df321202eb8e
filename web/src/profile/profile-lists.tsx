import { graphql, useFragment } from 'react-relay/hooks';
import type { CommentFilter, CommentOrder } from '../__generated__/profileCommentsPage.graphql.ts';
import type { profileLists_user$key } from '../__generated__/profileLists_user.graphql.ts';
import type { PostFilter, PostOrder } from '../__generated__/profilePostsPage.graphql.ts';
import type { SequenceOrder } from '../__generated__/profileSequencesPage.graphql.ts';
import type { RevisionFilter, RevisionOrder } from '../__generated__/profileWikiPage.graphql.ts';
import { type ListAddress, type ListArguments, readArguments } from '../lists/list-spec.ts';
import { POST_LIST } from '../posts/list-spec.ts';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { COMMENT_LIST, SEQUENCE_LIST, WIKI_LIST } from './list-specs.ts';
import { PinnedComments } from './pinned-comments.tsx';
import { ProfileComments } from './profile-comments.tsx';
import { ProfilePosts } from './profile-posts.tsx';
import { ProfileSequences } from './profile-sequences.tsx';
import type { Tab } from './profile-tabs.tsx';
import { ProfileWiki } from './profile-wiki.tsx';

/** What the lists of a profile are asked with. */
export interface ProfileArguments {
  readonly sequences: ListArguments<SequenceOrder, never>;
  readonly posts: ListArguments<PostOrder, PostFilter>;
  readonly wiki: ListArguments<RevisionOrder, RevisionFilter>;
  readonly comments: ListArguments<CommentOrder, CommentFilter>;
}

/** Reads the address bar. */
export function readProfileArguments(address: ListAddress): ProfileArguments {
  return {
    sequences: readArguments(SEQUENCE_LIST, address),
    posts: readArguments(POST_LIST, address),
    wiki: readArguments(WIKI_LIST, address),
    comments: readArguments(COMMENT_LIST, address),
  };
}

interface ProfileListsProps {
  readonly user: profileLists_user$key;
  readonly initial: ProfileArguments;
  /** The one to show; all of them for `overview`. */
  readonly tab: Tab;
}

/** What a person pinned and the four lists of their profile, one below the other, or one of the lists. */
export function ProfileLists({ user: key, initial, tab }: ProfileListsProps) {
  const user = useFragment(
    graphql`
      fragment profileLists_user on User {
        ...pinnedComments_user
        ...profileSequences_user @arguments(orderBy: $sequencesOrder, cursor: $sequencesAfter)
        ...profilePosts_user @arguments(orderBy: $postsOrder, filter: $postsFilter, cursor: $postsAfter)
        ...profileWiki_user @arguments(orderBy: $wikiOrder, filter: $wikiFilter, cursor: $wikiAfter)
        ...profileComments_user @arguments(orderBy: $commentsOrder, filter: $commentsFilter, cursor: $commentsAfter)
      }
    `,
    key,
  );
  const isShown = (list: Tab) => tab === 'overview' || tab === list;
  const waiting = <ListSkeleton items={4} />;
  return (
    <>
      {tab === 'overview' && <PinnedComments user={user} />}
      {isShown('sequences') && (
        <PartBoundary waiting={waiting}>
          <ProfileSequences user={user} initial={initial.sequences} />
        </PartBoundary>
      )}
      {isShown('posts') && (
        <PartBoundary waiting={waiting}>
          <ProfilePosts user={user} initial={initial.posts} />
        </PartBoundary>
      )}
      {isShown('wiki') && (
        <PartBoundary waiting={waiting}>
          <ProfileWiki user={user} initial={initial.wiki} />
        </PartBoundary>
      )}
      {isShown('comments') && (
        <PartBoundary waiting={waiting}>
          <ProfileComments user={user} initial={initial.comments} />
        </PartBoundary>
      )}
    </>
  );
}
