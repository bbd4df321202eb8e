import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type {
  logEntry_action$data,
  logEntry_action$key,
} from '../__generated__/logEntry_action.graphql.ts';
import { Author } from '../ui/author.tsx';
import { Moment } from '../ui/moment.tsx';
import { ACTIONS } from './actions.ts';

/** What a moderator did, to what, and why. */
export function LogEntry({ action: key }: { readonly action: logEntry_action$key }) {
  const action = useFragment(
    graphql`
      fragment logEntry_action on ModerationAction {
        kind
        reason
        until
        createdAt
        moderatorName
        moderator {
          username
        }
        subject {
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
        }
      }
    `,
    key,
  );
  return (
    <article className="card">
      <h3 dir="auto">
        {ACTIONS[action.kind] ?? action.kind} <Subject subject={action.subject} />
      </h3>
      {action.reason && (
        <p className="excerpt" dir="auto">
          {action.reason}
        </p>
      )}
      <p className="meta">
        <Author author={action.moderator} name={action.moderatorName} />
        <Moment at={action.createdAt} />
        {action.until && (
          <span>
            until <Moment at={action.until} />
          </span>
        )}
      </p>
    </article>
  );
}

/** Leads to it, unless it is gone or the reader may not see it. */
function Subject({ subject }: Pick<logEntry_action$data, 'subject'>) {
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
    default:
      return 'something that is not shown';
  }
}
