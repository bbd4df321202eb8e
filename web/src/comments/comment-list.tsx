import { useContext } from 'react';
import type { commentThread_comment$key } from '../__generated__/commentThread_comment.graphql.ts';
import type { CommentFilter, CommentOrder } from '../__generated__/postCommentsPage.graphql.ts';
import { Viewer } from '../account/viewer.tsx';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments, ListSpec } from '../lists/list-spec.ts';
import type { Noun, Pages } from '../lists/load-more.tsx';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { NewComments } from '../ui/member-parts.ts';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { useIsFirst } from '../ui/server-rendering.tsx';
import { CommentThread } from './comment-thread.tsx';
import { ANSWER_LIST, THREAD_LIST } from './list-spec.ts';
import { WriteComment } from './write-comment.tsx';

const PAGE_SIZE = 20;

export type CommentArguments = ListArguments<CommentOrder, CommentFilter>;

interface CommentListProps {
  /** For links to it: `#comments`. */
  readonly id: string;
  readonly title: string;
  /** The post or wiki page. */
  readonly parentId: string;
  readonly threads: readonly Thread[];
  /** How many threads the list has in all. */
  readonly total: number;
  /** The number beside the title. */
  readonly count?: number;
  readonly pages: Pages;
  /** Of the last thread that is shown. */
  readonly endCursor: string | null | undefined;
  /** The id of the connection in the store. */
  readonly connectionId: string;
  /** The id of the query that reads further pages. */
  readonly queryId: string | null;
  readonly initial: CommentArguments;
  readonly refetch: (variables: CommentArguments) => unknown;
  readonly spec?: ListSpec;
  readonly noun?: Noun;
  /** Shown when there are none. */
  readonly nothing?: string;
}

type Thread = commentThread_comment$key & { readonly id: string };

const THREADS: Noun = { one: 'thread', many: 'threads' };

/** The comments on a post or wiki page in threads, or the answers to a question. */
export function CommentList(props: CommentListProps) {
  const { id, title, parentId, threads, total, count = total, pages, queryId } = props;
  const { initial, refetch, spec = THREAD_LIST, noun = THREADS } = props;
  const { nothing = 'Nobody has said anything yet.' } = props;
  const { current, isPending } = useListArguments({ spec, initial, refetch });
  const { id: viewerId } = useContext(Viewer);
  const isFirst = useIsFirst();
  const list = {
    connectionId: props.connectionId,
    isNewestFirst: current.orderBy === 'NEWEST',
  };
  const isAnswer = spec === ANSWER_LIST;
  return (
    <>
      <ListSection
        id={id}
        title={title}
        className="thread"
        noun={noun}
        total={total}
        count={count}
        pages={pages}
        endCursor={props.endCursor}
        pageSize={PAGE_SIZE}
        query={{ id: queryId, variables: { id: parentId, count: PAGE_SIZE, ...current } }}
        spec={spec}
        isPending={isPending}
        nothing={nothing}
        items={threads.map((comment) => <CommentThread key={comment.id} comment={comment} />)}
      />
      <WriteComment parentId={parentId} anchor={id} isAnswer={isAnswer} list={list} />
      {viewerId !== null && !isFirst && (
        <PartBoundary waiting={null}>
          <NewComments parentId={parentId} isAnswer={isAnswer} list={list} />
        </PartBoundary>
      )}
    </>
  );
}
