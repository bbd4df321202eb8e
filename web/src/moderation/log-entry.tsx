import { graphql, useFragment } from 'react-relay/hooks';
import type { logEntry_action$key } from '../__generated__/logEntry_action.graphql.ts';
import { Byline } from '../ui/byline.tsx';
import { Moment } from '../ui/moment.tsx';
import { ACTIONS } from './actions.ts';
import { LostTopics } from './lost-topics.tsx';
import { ModeratedSubject } from './moderated-subject.tsx';

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
          avatar {
            url(width: 160)
          }
        }
        subject {
          ...moderatedSubject_subject
        }
        ...lostTopics_action
      }
    `,
    key,
  );
  return (
    <article className="card">
      <h3 dir="auto">
        {ACTIONS[action.kind] ?? action.kind} <ModeratedSubject subject={action.subject ?? null} />
      </h3>
      {action.reason && (
        <p className="excerpt" dir="auto">
          {action.reason}
        </p>
      )}
      <LostTopics action={action} />
      <p className="meta">
        <Byline author={action.moderator} name={action.moderatorName} />
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
