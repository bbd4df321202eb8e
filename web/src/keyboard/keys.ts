import { openKeyHelp } from './key-help.tsx';

const KEYS: Readonly<Record<string, () => void>> = {
  j: () => goBy(1),
  k: () => goBy(-1),
  n: () => step('n'),
  p: () => step('p'),
  r: answer,
  '/': () => document.querySelector<HTMLElement>('.search-form input')?.focus(),
  '?': openKeyHelp,
};

/** Does what a key is for. */
export function press(key: string): void {
  KEYS[key]?.();
}

/** To the next post or comment of the page, or the one before. */
function goBy(step: 1 | -1): void {
  const articles = [...document.querySelectorAll<HTMLElement>('main article')].filter((article) =>
    article.checkVisibility(),
  );
  const current = document.activeElement?.closest('article');
  const next = current
    ? articles[articles.indexOf(current) + step]
    : articles.find((article) => article.getBoundingClientRect().bottom > 0);
  if (next === undefined) return;
  next.tabIndex = -1;
  next.addEventListener('keydown', openOnEnter);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: isTall(next) ? 'start' : 'nearest' });
}

/**
 * To the next change of a text or new comment, or the one before: of what has the focus, if there are several.
 * From a comment it is never a change, although the differences of a wiki page stand above its comments.
 */
function step(key: 'n' | 'p'): void {
  const focused = document.activeElement;
  const place = focused?.closest('.difference') ?? document;
  const isInThread = focused?.closest('.thread, .live-notice');
  const button = `[data-key="${key}"]${isInThread ? ':not(.difference *)' : ''}`;
  place.querySelector<HTMLElement>(button)?.click();
}

function isTall(element: Element): boolean {
  return element.getBoundingClientRect().height > innerHeight;
}

/** What an article of a list is about. */
function openOnEnter({ key, target }: KeyboardEvent): void {
  if (key !== 'Enter' || !(target instanceof Element)) return;
  target.querySelector<HTMLElement>(':is(h2, h3, h4) a[href]')?.click();
}

/** Quotes what is selected, or answers the comment that has the focus. */
function answer(): void {
  const quote = document.querySelector<HTMLElement>('.quote button');
  const article = document.activeElement?.closest('article');
  (quote ?? article?.querySelector<HTMLElement>('[data-key="r"]'))?.click();
}
