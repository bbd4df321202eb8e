import { useEffect, useRef, useState } from 'react';
import { ActionLink } from '../ui/action-link.tsx';
import { amount, formatNumber } from '../ui/amount.ts';
import { Failure } from '../ui/part-boundary.tsx';

export interface Noun {
  readonly one: string;
  readonly many: string;
}

/** The part of `usePaginationFragment` that "Load more" needs. */
export interface Pages {
  readonly hasNext: boolean;
  readonly isLoadingNext: boolean;
  readonly loadNext: (
    count: number,
    options: { onComplete: (error: Error | null) => void },
  ) => unknown;
}

interface LoadMoreProps {
  readonly noun: Noun;
  readonly pages: Pages;
  readonly pageSize: number;
  readonly shown: number;
  /** How many there are in all; null when nobody counted. */
  readonly total: number | null;
  /** Where the rest is, for readers without a script. */
  readonly nextAddress: string;
  /** Where the list begins, if it is not shown from its beginning. */
  readonly firstAddress: string | null;
}

/**
 * The button under a list. It stays where it is while items come in above; when the last ones have
 * come, a sentence takes its place and its focus.
 */
export function LoadMore(props: LoadMoreProps) {
  const { noun, pages, pageSize, shown, total, nextAddress, firstAddress } = props;
  const [error, setError] = useState<Error | null>(null);
  const [wasUsed, setUsed] = useState(false);
  const end = useRef<HTMLParagraphElement>(null);
  const button = useRef<HTMLAnchorElement>(null);
  const { hasNext, isLoadingNext, loadNext } = pages;

  useEffect(() => {
    if (wasUsed && !hasNext) end.current?.focus({ preventScroll: true });
  }, [wasUsed, hasNext]);

  function more() {
    if (isLoadingNext) return;
    setUsed(true);
    setError(null);
    loadNext(pageSize, { onComplete: setError });
  }

  function again() {
    more();
    button.current?.focus();
  }

  return (
    <div className="load-more">
      {error !== null && <Failure error={error} retry={again} />}
      {hasNext && (
        <ActionLink frame={button} href={nextAddress} onAct={more}>
          {isLoadingNext ? 'Loading…' : `Load more ${noun.many}`}
        </ActionLink>
      )}
      {!hasNext && shown > 0 && (
        <p className="the-end" tabIndex={-1} ref={end}>
          {firstAddress === null ? wholeList(noun, shown) : 'The end.'}
        </p>
      )}
      {firstAddress !== null && <a href={firstAddress}>From the beginning</a>}
      <p className="visually-hidden" role="status">
        {wasUsed && !isLoadingNext && error === null && progress(noun, shown, total)}
      </p>
    </div>
  );
}

function wholeList({ one, many }: Noun, shown: number): string {
  return shown === 1 ? `The only ${one}.` : `The end: all ${amount(shown, one, many)}.`;
}

function progress({ many }: Noun, shown: number, total: number | null): string {
  const of = total === null ? '' : ` of ${formatNumber(total)}`;
  return `${formatNumber(shown)}${of} ${many} are shown.`;
}
