import { useEffect, useState } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import {
  createOperationDescriptor,
  getRequest,
  type IEnvironment,
  type RecordSourceProxy,
} from 'relay-runtime';
import { Link } from 'wouter';
import type { newCommentsQuery } from '../__generated__/newCommentsQuery.graphql.ts';
import type { newCommentsSubscription } from '../__generated__/newCommentsSubscription.graphql.ts';
import { insertReply, insertThread, type ThreadList } from '../comments/insert-comment.ts';
import { amount } from '../ui/amount.ts';
import { giveFocus } from '../ui/give-focus.ts';
import { findElsewhere } from '../visit/find-elsewhere.ts';
import { NewSteps } from '../visit/new-steps.tsx';
import { visitOf } from '../visit/visit.ts';
import { ChangedComments } from './changed-comments.ts';
import { follow } from './follow.ts';

/** How many are counted, and shown at once. */
const MAX_NEW = 100;

interface NewCommentsProps {
  /** The post or wiki page. */
  readonly parentId: string;
  readonly isAnswer: boolean;
  readonly list: ThreadList;
}

type Shown = NonNullable<newCommentsQuery['response']['nodes'][number]>;

/** A comment in a thread that the page does not show. */
type Elsewhere = Pick<Shown, 'id' | 'path' | 'authorName'>;

/**
 * Announces comments that others write meanwhile, and shows them when the reader asks for it. Below the comments, it
 * also leads to those that were new when the page was opened.
 */
export function NewComments({ parentId, isAnswer, list }: NewCommentsProps) {
  const environment = useRelayEnvironment();
  const [ids, setIds] = useState<readonly string[]>([]);
  const [elsewhere, setElsewhere] = useState<readonly Elsewhere[]>([]);
  const [failure, setFailure] = useState(false);
  const visit = visitOf(environment, parentId);

  useEffect(
    () =>
      follow<newCommentsSubscription>(
        SUBSCRIPTION,
        { subjectId: parentId },
        ({ commentAdded: { cursor, comment } }) => {
          const isHere = (comment.root ?? comment).isAnswer === isAnswer;
          if (isHere && !comment.viewerIsAuthor && !comment.isMuted) {
            setIds((before) => [...new Set([...before, comment.id])].slice(0, MAX_NEW));
          }
          return cursor;
        },
      ),
    [parentId, isAnswer],
  );

  async function show() {
    setFailure(false);
    try {
      const nodes = await load(environment, ids);
      const missing = nodes.filter(({ id }) => document.getElementById(id ?? '') === null);
      visit.add(nodes.length);
      environment.commitUpdate((store) => {
        for (const comment of missing) insert(store, comment, list);
      });
      setIds([]);
      await painted();
      const elements = nodes.map(({ id }) => document.getElementById(id ?? ''));
      setElsewhere(nodes.filter((_, index) => elements[index] === null));
      const first = elements.find((element) => element !== null);
      giveFocus(first);
      first?.scrollIntoView({ block: 'nearest' });
    } catch {
      setFailure(true);
    }
  }

  async function showElsewhere() {
    setFailure(false);
    try {
      setElsewhere(await findElsewhere(environment, parentId));
    } catch {
      setFailure(true);
    }
  }

  const one = isAnswer ? 'new answer or reply' : 'new comment';
  const many = isAnswer ? 'new answers and replies' : 'new comments';
  return (
    <div className={isAnswer ? 'live-notice of-answers' : 'live-notice'}>
      <div role="status">
        {ids.length > 0 && (
          <p>
            {amount(ids.length, one, many)}{' '}
            <button type="button" onClick={show}>
              Show
            </button>
          </p>
        )}
        {elsewhere.length > 0 && (
          <p>
            In threads that are not shown here:{' '}
            {elsewhere.map(({ id, path, authorName }) => (
              <Link key={id} href={path ?? ''}>
                {authorName}
              </Link>
            ))}{' '}
            <button type="button" onClick={() => setElsewhere([])}>
              Close
            </button>
          </p>
        )}
        {failure && <p>The server could not be reached.</p>}
      </div>
      {!isAnswer && <ChangedComments subjectId={parentId} />}
      {!isAnswer && <NewSteps subjectId={parentId} onElsewhere={showElsewhere} />}
    </div>
  );
}

async function load(environment: IEnvironment, ids: readonly string[]): Promise<Shown[]> {
  const operation = createOperationDescriptor(getRequest(QUERY), { ids });
  environment.retain(operation);
  await environment.execute({ operation }).toPromise();
  const { data } = environment.lookup(operation.fragment);
  const { nodes } = data as unknown as newCommentsQuery['response'];
  return nodes.filter((node): node is Shown => node?.id !== undefined);
}

function insert(store: RecordSourceProxy, { id = '', parent }: Shown, list: ThreadList): void {
  const comment = store.get(id);
  if (!comment) return;
  const edgeId = `client:new:${id}`;
  const edge = store.get(edgeId) ?? store.create(edgeId, 'CommentEdge');
  edge.setLinkedRecord(comment, 'node');
  if (parent) insertReply(store, edge, parent.id);
  else insertThread(store, edge, list);
}

/** When the page shows what was inserted. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
}

const SUBSCRIPTION = graphql`
  subscription newCommentsSubscription($subjectId: ID!, $since: String) {
    commentAdded(subjectId: $subjectId, since: $since) {
      cursor
      comment {
        id
        isAnswer
        isMuted
        viewerIsAuthor
        root {
          isAnswer
        }
      }
    }
  }
`;

const QUERY = graphql`
  query newCommentsQuery($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Comment {
        id
        path
        authorName
        parent {
          id
        }
        ...insertComment_comment @alias(as: "whole")
      }
    }
  }
`;
