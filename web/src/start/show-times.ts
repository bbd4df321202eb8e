import { localeOf, site } from '../site.ts';
import { formatExact, formatShort } from '../ui/format-time.ts';

/**
 * Writes times in the reader's zone as they arrive, before they are painted: the server wrote them in UTC. React leaves
 * them like this when it takes the page over.
 */
export function showTimes(): void {
  site.locale = localeOf(document.documentElement.lang);
  const clock = { now: Date.now(), timeZone: undefined };
  const times = document.getElementsByClassName('moment') as HTMLCollectionOf<HTMLTimeElement>;
  let count = 0;

  function showUntil(end: number): void {
    for (; count < end; count++) {
      const time = times[count] as HTMLTimeElement;
      const date = new Date(time.dateTime);
      time.title = formatExact(date, clock);
      time.textContent = formatShort(date, clock);
    }
  }

  // The text of the last one may not have come yet.
  const arrivals = new MutationObserver(() => showUntil(times.length - 1));
  arrivals.observe(document, { childList: true, subtree: true });
  // When all has come, and before scripts of the page run
  document.addEventListener(
    'readystatechange',
    () => {
      arrivals.disconnect();
      showUntil(times.length);
    },
    { once: true },
  );
}
