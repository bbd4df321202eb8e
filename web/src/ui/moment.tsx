import { useClock } from './clock.ts';
import { formatExact, formatShort } from './format-time.ts';

interface MomentProps {
  /** An ISO 8601 time. */
  readonly at: string;
  /** Whether it stands in a link, which takes the focus for it. */
  readonly isInLink?: boolean;
}

/** When something happened, in the reader's time zone. The exact time comes with the pointer and with the focus. */
export function Moment({ at, isInLink = false }: MomentProps) {
  const clock = useClock();
  const date = new Date(at);
  return (
    <time
      className="moment"
      dateTime={at}
      title={formatExact(date, clock)}
      dir="auto"
      // Readers without a pointer ask for the exact time with the focus.
      tabIndex={isInLink ? undefined : 0}
      // The server wrote it in another zone, and a moment may have passed since the page arrived.
      suppressHydrationWarning
    >
      {formatShort(date, clock)}
    </time>
  );
}
