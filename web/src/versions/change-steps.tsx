import { type RefObject, useEffect, useState } from 'react';
import { amount, formatNumber } from '../ui/amount.ts';
import { giveFocus } from '../ui/give-focus.ts';
import { useIsFirst } from '../ui/server-rendering.tsx';
import { type Change, changesIn } from './changes-in.ts';

interface ChangeStepsProps {
  /** The element that holds the text with its changes. */
  readonly frame: RefObject<HTMLElement | null>;
  /** The text. */
  readonly html: string;
}

/** Goes from one change of a text to the next. Its room is there before it, so that nothing moves. */
export function ChangeSteps({ frame, html }: ChangeStepsProps) {
  const isFirst = useIsFirst();
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const [current, setCurrent] = useState<number | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has other changes
  useEffect(() => {
    setChanges(frame.current ? changesIn(frame.current) : []);
    setCurrent(null);
  }, [frame, html]);

  if (!/<(?:ins|del)\b/.test(html)) return null;

  /** After the last one comes the first. */
  function goBy(step: 1 | -1) {
    const from = current ?? (step === 1 ? -1 : 0);
    const index = (from + step + changes.length) % changes.length;
    for (const mark of changes[current ?? -1] ?? []) mark.classList.remove('current');
    setCurrent(index);
    const change = changes[index];
    if (change) show(change);
  }

  const count = amount(changes.length, 'change');
  return (
    <div className="change-steps">
      {!isFirst && changes.length > 0 && (
        <>
          <button type="button" data-key="p" onClick={() => goBy(-1)}>
            Previous<span className="visually-hidden"> change</span>
          </button>
          <button type="button" data-key="n" onClick={() => goBy(1)}>
            Next<span className="visually-hidden"> change</span>
          </button>
          <span role="status">
            {current === null
              ? count
              : `Change ${formatNumber(current + 1)} of ${formatNumber(changes.length)}`}
          </span>
        </>
      )}
    </div>
  );
}

function show(change: Change): void {
  for (const mark of change) mark.classList.add('current');
  const [first] = change;
  for (let fold = first.closest('details'); fold; fold = parentFold(fold)) fold.open = true;
  giveFocus(first);
  first.scrollIntoView({ block: first.offsetHeight > innerHeight / 2 ? 'start' : 'center' });
}

function parentFold(fold: HTMLDetailsElement): HTMLDetailsElement | null {
  return fold.parentElement?.closest('details') ?? null;
}
