const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const EXACT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });

/** A day, with the exact time for whoever points at it. */
export function Moment({ at }: { readonly at: string }) {
  const date = new Date(at);
  return (
    <time dateTime={at} title={EXACT.format(date)}>
      {DAY.format(date)}
    </time>
  );
}
