import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { moderatedSubject_subject$key } from '../__generated__/moderatedSubject_subject.graphql.ts';

interface ModeratedSubjectProps {
  /** Null if it is gone, or the reader may not see it. */
  readonly subject: moderatedSubject_subject$key | null;
}

/** Leads to what a moderator acts on, unless it is gone or the reader may not see it. */
export function ModeratedSubject({ subject: key }: ModeratedSubjectProps) {
  const subject = useFragment(
    graphql`
      fragment moderatedSubject_subject on Moderated {
        __typename
        ... on User {
          path
          displayName
        }
        ... on Post {
          path
          plainTitle
        }
        ... on Sequence {
          path
          plainTitle
        }
        ... on WikiPage {
          path
          plainTitle
        }
        ... on WikiContribution {
          path
          page {
            plainTitle
          }
        }
        ... on Comment {
          path
          authorName
        }
        ... on HeldWikiEdit {
          wikiPage {
            path
            plainTitle
          }
        }
      }
    `,
    key,
  );
  switch (subject?.__typename) {
    case 'User':
      return <Link href={subject.path}>{subject.displayName}</Link>;
    case 'Post':
    case 'Sequence':
    case 'WikiPage':
      return <Link href={subject.path}>{subject.plainTitle}</Link>;
    case 'WikiContribution':
      return <Link href={subject.path}>a version of {subject.page.plainTitle}</Link>;
    case 'Comment':
      return <Link href={subject.path}>a comment by {subject.authorName}</Link>;
    case 'HeldWikiEdit':
      if (!subject.wikiPage) return 'an edit of a new wiki page';
      return <Link href={subject.wikiPage.path}>an edit of {subject.wikiPage.plainTitle}</Link>;
    default:
      return 'something that is not shown';
  }
}
