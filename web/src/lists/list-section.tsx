import { type ReactNode, useRef } from 'react';
import { useSearch } from 'wouter';
import { formatNumber } from '../ui/amount.ts';
import { useHashTarget } from '../ui/use-hash-target.ts';
import { ListControls } from './list-controls.tsx';
import { ListPageAddress } from './list-page-address.ts';
import type { ListSpec } from './list-spec.ts';
import { LoadMore, type Noun, type Pages } from './load-more.tsx';
import { type ShownQuery, ShowQuery } from './show-query.tsx';

interface ListSectionProps {
  /** For links to it: `#comments`. */
  readonly id: string;
  readonly title: string;
  readonly noun: Noun;
  readonly className?: string;
  /** How many items the list has in all. */
  readonly total: number;
  /** The number to show, where it is another. */
  readonly count?: number;
  readonly pages: Pages;
  /** Of the last item that is shown. */
  readonly endCursor: string | null | undefined;
  readonly pageSize: number;
  readonly query?: Omit<ShownQuery, 'title'>;
  readonly spec?: ListSpec;
  /** Whether other items are on their way, after the order or a filter changed. */
  readonly isPending?: boolean;
  /** What to say when there is nothing. */
  readonly nothing?: string;
  /** Stands above the items. */
  readonly before?: ReactNode;
  readonly items: readonly ReactNode[];
}

/** A headed list with its controls and "Load more". */
export function ListSection(props: ListSectionProps) {
  const { id, title, noun, total, pages, endCursor, pageSize, query, spec, items } = props;
  const { className = '', count = total, isPending = false } = props;
  const { nothing = `No ${noun.many}.` } = props;
  const frame = useRef<HTMLElement>(null);
  useHashTarget(frame);
  const address = new ListPageAddress(useSearch(), spec?.prefix ?? id, id);
  return (
    <section
      ref={frame}
      id={id}
      className={`list-section ${className}`}
      aria-labelledby={`${id}-heading`}
    >
      <div className="list-head">
        <h2 id={`${id}-heading`}>{title}</h2>
        <span className="count">{formatNumber(count)}</span>
        {spec && <ListControls spec={spec} title={title.toLowerCase()} />}
      </div>
      {props.before}
      <div className="list-items" aria-busy={isPending}>
        {items}
        {items.length === 0 && <p className="nothing">{nothing}</p>}
      </div>
      <LoadMore
        noun={noun}
        pages={pages}
        pageSize={pageSize}
        shown={items.length}
        total={total}
        nextAddress={address.after(endCursor)}
        firstAddress={address.isFirst ? null : address.after(null)}
      />
      {query && <ShowQuery {...query} title={title} />}
    </section>
  );
}
