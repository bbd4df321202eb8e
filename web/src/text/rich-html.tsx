import { type MouseEvent, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import { useHashTarget } from '../ui/use-hash-target.ts';
import { prepareHtml } from './prepare-html.ts';
import { showPicture } from './remote-pictures.ts';

interface RichHtmlProps {
  /** `RichText.html`: the server has sanitised it when it was written. */
  readonly html: string;
  /** Of its topmost headings: one below the heading that it stands under. */
  readonly headingLevel?: number;
}

/** A text of the community. Links to other pages of it work like all links of the application. */
export function RichHtml({ html, headingLevel = 3 }: RichHtmlProps) {
  const [, navigate] = useLocation();
  const safe = useMemo(() => ({ __html: prepareHtml(html, headingLevel) }), [html, headingLevel]);

  const frame = useRef<HTMLDivElement>(null);
  useHashTarget(frame);

  function follow(event: MouseEvent<HTMLElement>) {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest('button');
    if (button !== null) showPicture(button);
    const path = localPath(event, event.target.closest('a'));
    if (path === null) return;
    event.preventDefault();
    navigate(path);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is clicked
    // biome-ignore lint/a11y/useKeyWithClickEvents: on a link, the browser makes a click of Enter
    <div
      ref={frame}
      className="prose"
      onClick={follow}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: it comes sanitised by the server
      dangerouslySetInnerHTML={safe}
    />
  );
}

/** Where a plain click on a link of this site leads; null when the browser is to follow it. */
function localPath(event: MouseEvent, link: HTMLAnchorElement | null): string | null {
  if (link === null || event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const { origin, pathname, search, hash } = new URL(link.href);
  const isHere = pathname === location.pathname && hash !== '';
  if (origin !== location.origin || isHere || link.target !== '') return null;
  return pathname + search + hash;
}
