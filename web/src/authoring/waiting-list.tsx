import { useRef } from 'react';
import { graphql, usePaginationFragment, useRelayEnvironment } from 'react-relay/hooks';
import type {
  waitingList_viewer$data,
  waitingList_viewer$key,
} from '../__generated__/waitingList_viewer.graphql.ts';
import type { waitingListPage } from '../__generated__/waitingListPage.graphql.ts';
import type { waitingListWithdrawMutation } from '../__generated__/waitingListWithdrawMutation.graphql.ts';
import { ConfirmedAction } from '../forms/confirmed-action.tsx';
import type { Problem } from '../forms/problem.ts';
import { ListSection } from '../lists/list-section.tsx';
import { sendWrite } from '../member/send-write.ts';
import { focusQueue } from '../moderation/focus-queue.ts';
import { ModeratedSubject } from '../moderation/moderated-subject.tsx';
import { removeFromQueue } from '../moderation/remove-from-queue.ts';
import { Moment } from '../ui/moment.tsx';

const PAGE_SIZE = 20;

/** What the viewer wrote and moderators have not approved yet, oldest first. Nothing where nothing waits. */
export function WaitingList({ viewer }: { readonly viewer: waitingList_viewer$key }) {
  const frame = useRef<HTMLDivElement>(null);
  const { data, ...pages } = usePaginationFragment<waitingListPage, waitingList_viewer$key>(
    graphql`
      fragment waitingList_viewer on Viewer
      @refetchable(queryName: "waitingListPage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
        heldTexts(first: $count, after: $cursor) @connection(key: "waitingList_heldTexts") {
          __id
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            cursor
            node {
              __typename
              ...moderatedSubject_subject @alias(as: "subject")
              ... on Comment {
                heldAt
              }
              ... on Post {
                heldAt
              }
              ... on Sequence {
                heldAt
              }
              ... on HeldWikiEdit {
                id
                heldAt
                newTitle
                newMarkdown
              }
            }
          }
        }
      }
    `,
    viewer,
  );
  const environment = useRelayEnvironment();
  if (!data.heldTexts || data.heldTexts.totalCount === 0) return null;
  const { __id: connectionId, edges, totalCount, pageInfo } = data.heldTexts;

  function withdraw(heldEditId: string) {
    return sendWrite<waitingListWithdrawMutation>(environment, {
      mutation: WITHDRAW,
      variables: { input: { heldEditId } },
      updater(store, { withdrawHeldEdit }) {
        if (!withdrawHeldEdit?.withdrawnId) return;
        removeFromQueue(store, connectionId, heldEditId);
        focusQueue(frame.current);
      },
    });
  }

  return (
    <div ref={frame}>
      <ListSection
        id="waiting"
        title="Held for review"
        noun={{ one: 'text', many: 'texts' }}
        total={totalCount}
        pages={pages}
        endCursor={pageInfo.endCursor}
        pageSize={PAGE_SIZE}
        items={edges.map(({ node, cursor }) => (
          <WaitingText key={cursor} text={node} onWithdraw={withdraw} />
        ))}
      />
    </div>
  );
}

type Waiting = NonNullable<waitingList_viewer$data['heldTexts']>['edges'][number]['node'];

interface WaitingTextProps {
  readonly text: Waiting;
  readonly onWithdraw: (heldEditId: string) => Promise<readonly Problem[]>;
}

function WaitingText({ text, onWithdraw }: WaitingTextProps) {
  // Only edits of the wiki have one here: the others are deleted where they stand.
  const { id: heldEditId, heldAt, newTitle, newMarkdown } = text;
  return (
    <article className="card">
      <h3 dir="auto">
        <ModeratedSubject subject={text.subject ?? null} />
      </h3>
      {newTitle && <p dir="auto">Title: {newTitle}</p>}
      {newMarkdown && (
        <details>
          <summary>The text as you wrote it</summary>
          <pre className="held-markdown" dir="auto">
            {newMarkdown}
          </pre>
        </details>
      )}
      {heldAt && (
        <p className="meta">
          <span>
            waits since <Moment at={heldAt} />
          </span>
        </p>
      )}
      {heldEditId && (
        <ConfirmedAction
          title="Withdraw this edit"
          explanation="Moderators will not see it any more, and the text is gone. Copy what you want to keep."
          label="Withdraw it"
          run={() => onWithdraw(heldEditId)}
        />
      )}
    </article>
  );
}

const WITHDRAW = graphql`
  mutation waitingListWithdrawMutation($input: WithdrawHeldEditInput!) {
    withdrawHeldEdit(input: $input) {
      withdrawnId
      userErrors {
        message
        path
      }
    }
  }
`;
