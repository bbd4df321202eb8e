import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';
import type { newSteps_subject$key } from '../__generated__/newSteps_subject.graphql.ts';
import { useMemberFacts } from '../member/member-facts.ts';
import { amount, formatNumber } from '../ui/amount.ts';
import { giveFocus } from '../ui/give-focus.ts';
import { useReadMark } from './use-read-mark.ts';
import { visitOf } from './visit.ts';

/** Where the server stops counting. */
const MAX_COUNT = 1000;

interface NewStepsProps {
  /** The post or wiki page. */
  readonly subjectId: string;
  /** Called after the last one that is shown, if there are more. */
  readonly onElsewhere: () => void;
}

/** Goes from one comment that is new since the last visit to the next. */
export function NewSteps({ subjectId, onElsewhere }: NewStepsProps) {
  const subject = useFragment<newSteps_subject$key>(
    graphql`
      fragment newSteps_subject on Commentable {
        viewerLastReadAt
        unreadCommentCount
        ... on Post {
          publishedAt
        }
        ... on WikiPage {
          createdAt
        }
      }
    `,
    useMemberFacts(subjectId)?.commentable ?? null,
  );
  const visit = visitOf(useRelayEnvironment(), subjectId);
  useEffect(() => {
    if (!subject) return;
    visit.begin({
      lastReadAt: subject.viewerLastReadAt ?? null,
      unreadCount: subject.unreadCommentCount ?? 0,
      textFrom: subject.publishedAt ?? subject.createdAt ?? null,
    });
  }, [visit, subject]);
  useReadMark(subjectId, visit);

  const { total, elsewhere } = useSyncExternalStore(visit.subscribe, visit.counts);
  const place = usePlaceInHeading(total > 0);
  const last = useRef<Element>(null);
  /** Which of the marked ones the reader is at, from 1; null before the first step. */
  const [position, setPosition] = useState<number | null>(null);
  if (place === null || total === 0) return null;

  /** After the last one comes the first, unless there are some that the page does not show. */
  function goBy(step: 1 | -1) {
    const articles = markedArticles();
    const from = document.activeElement?.closest('.thread article') ?? last.current;
    const next = neighbour(articles, from, step);
    if (next === undefined && step === 1 && elsewhere > 0) return onElsewhere();
    const found = next ?? articles.at(step === 1 ? 0 : -1);
    if (found === undefined) return;
    last.current = found;
    setPosition(articles.indexOf(found) + 1);
    reveal(found);
  }

  const isQuestion = document.getElementById('answers') !== null;
  const one = isQuestion ? 'new answer or comment' : 'new comment';
  const many = isQuestion ? 'new answers and comments' : 'new comments';
  return (
    <>
      {createPortal(
        <button type="button" className="link-button" data-key="n" onClick={() => goBy(1)}>
          {total < MAX_COUNT
            ? amount(total, one, many)
            : `${formatNumber(MAX_COUNT)} or more ${many}`}
        </button>,
        place,
      )}
      {position !== null && (
        <p>
          <span role="status">
            {formatNumber(position)} of {formatNumber(total)} new
          </span>
          <button type="button" data-key="p" onClick={() => goBy(-1)}>
            Previous<span className="visually-hidden"> new comment</span>
          </button>
          <button type="button" data-key="n" onClick={() => goBy(1)}>
            Next<span className="visually-hidden"> new comment</span>
          </button>
          <button type="button" onClick={() => setPosition(null)}>
            Close
          </button>
        </p>
      )}
    </>
  );
}

/** Beside the number of comments, of the answers to a question if there are any. */
function usePlaceInHeading(isNeeded: boolean): HTMLElement | null {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (!isNeeded) return;
    const span = document.createElement('span');
    span.className = 'new-count';
    document.querySelector('.thread > .list-head > .count')?.after(span);
    setPlace(span);
    return () => span.remove();
  }, [isNeeded]);
  return place;
}

/** In the order of the page. */
function markedArticles(): HTMLElement[] {
  const marks = [...document.querySelectorAll('.thread .new-mark')];
  return marks.flatMap((mark) => mark.closest('article') ?? []);
}

function neighbour(articles: HTMLElement[], from: Element | null, step: 1 | -1) {
  if (from === null) return articles.at(step === 1 ? 0 : -1);
  const side = step === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const beyond = articles.filter((article) => from.compareDocumentPosition(article) & side);
  return beyond.at(step === 1 ? 0 : -1);
}

function reveal(article: HTMLElement): void {
  let fold = article.closest('details');
  while (fold) {
    fold.open = true;
    fold = fold.parentElement?.closest('details') ?? null;
  }
  giveFocus(article);
  article.scrollIntoView({ block: article.offsetHeight > innerHeight / 2 ? 'start' : 'center' });
}
