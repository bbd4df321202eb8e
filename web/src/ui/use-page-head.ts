import { useEffect, useRef } from 'react';

/** What the server writes into the head of one page alone, besides its title. */
const OF_ONE_PAGE = [
  'meta[property]',
  'meta[name=description]',
  'meta[name=author]',
  'meta[name=robots]',
  'link[rel=canonical]',
  'link[rel=alternate]',
  'script[type="application/ld+json"]',
].join();

/**
 * Has the head follow the reader from page to page: what describes the page before goes at once, and what
 * describes this one comes from the server, which alone knows it. `usePageTitle` names the page.
 */
export function usePageHead(path: string): void {
  const described = useRef<string | null>(path);

  useEffect(() => {
    if (described.current === path) return;
    described.current = null;
    replaceHead([]);
    const request = new AbortController();
    loadHead(request.signal).then(
      (elements) => {
        if (request.signal.aborted) return;
        replaceHead(elements);
        described.current = path;
      },
      // The page says itself what went wrong, if the server cannot be reached.
      () => {},
    );
    return () => request.abort();
  }, [path]);
}

async function loadHead(signal: AbortSignal): Promise<Iterable<Element>> {
  const response = await fetch(location.pathname, { headers: { accept: 'text/html' }, signal });
  const { head } = new DOMParser().parseFromString(await response.text(), 'text/html');
  return head.querySelectorAll(OF_ONE_PAGE);
}

function replaceHead(elements: Iterable<Element>): void {
  for (const element of document.head.querySelectorAll(OF_ONE_PAGE)) element.remove();
  document.head.append(...elements);
}
