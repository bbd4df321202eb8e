import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type {
  notificationCard_notification$data,
  notificationCard_notification$key,
} from '../__generated__/notificationCard_notification.graphql.ts';
import { Byline } from '../ui/byline.tsx';
import { Moment } from '../ui/moment.tsx';

interface NotificationCardProps {
  readonly notification: notificationCard_notification$key;
  readonly onRead: () => void;
}

const WORDS: Readonly<Record<string, string>> = {
  COMMENT: 'New comment on',
  REPLY: 'Reply to you on',
  MENTION: 'You are mentioned on',
  EDIT: 'Edit of',
  POST: 'New post:',
  INVITATION: 'Invitation to write',
  REACTION: 'Reaction to what you wrote on',
  MODERATION: 'A moderator acted on',
};

/** What happened, and where. To open it marks it as read. */
export function NotificationCard({ notification: key, onRead }: NotificationCardProps) {
  const { actor, createdAt, kind, readAt, subject } = useFragment(
    graphql`
      fragment notificationCard_notification on Notification {
        kind
        createdAt
        readAt
        actor {
          username
          displayName
          avatar {
            url(width: 160)
          }
        }
        subject {
          __typename
          ... on Comment {
            path
            body {
              excerpt(length: 160)
            }
            post {
              plainTitle
            }
            wikiPage {
              plainTitle
            }
          }
          ... on Post {
            path
            plainTitle
          }
          ... on WikiPage {
            path
            plainTitle
          }
          ... on Sequence {
            path
            plainTitle
          }
          ... on HeldWikiEdit {
            wikiPage {
              path
              plainTitle
            }
          }
          ... on UserNote {
            text
          }
        }
      }
    `,
    key,
  );
  const { path, title, text } = describe(subject);
  const isUnread = !readAt;
  const words = title === null ? 'A message of a moderator' : `${WORDS[kind] ?? kind} ${title}`;
  return (
    <article className={isUnread ? 'card notification is-unread' : 'card notification'}>
      <h3 dir="auto">
        {path === null ? (
          words
        ) : (
          <Link href={path} onClick={() => isUnread && onRead()}>
            {words}
          </Link>
        )}
      </h3>
      {text && (
        <p className="excerpt" dir="auto">
          {text}
        </p>
      )}
      <p className="meta">
        {actor && <Byline author={actor} name={actor.displayName} />}
        <Moment at={createdAt} />
        {isUnread && <span className="badge">unread</span>}
        {isUnread && (
          <button type="button" className="link-button" onClick={onRead}>
            Mark as read<span className="visually-hidden">: {words}</span>
          </button>
        )}
      </p>
    </article>
  );
}

interface Described {
  readonly path: string | null;
  readonly title: string | null;
  readonly text: string;
}

function describe(subject: notificationCard_notification$data['subject']): Described {
  switch (subject.__typename) {
    case 'Comment': {
      const title = (subject.post ?? subject.wikiPage)?.plainTitle ?? '';
      return { path: subject.path, title, text: subject.body.excerpt };
    }
    case 'Post':
    case 'WikiPage':
    case 'Sequence':
      return { path: subject.path, title: subject.plainTitle, text: '' };
    case 'HeldWikiEdit': {
      const { wikiPage } = subject;
      return { path: wikiPage?.path ?? null, title: wikiPage?.plainTitle ?? 'a page', text: '' };
    }
    case 'UserNote':
      return { path: null, title: null, text: subject.text };
    default:
      return { path: null, title: 'something that is not shown', text: '' };
  }
}
