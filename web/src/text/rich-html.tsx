import { type MouseEvent, useId, useRef } from 'react';
import { useLocation, useRouter } from 'wouter';
import { useHashTarget } from '../ui/use-hash-target.ts';
import { parseAddress } from './address.ts';
import { appPath } from './app-link.ts';
import { isPlainClick } from './is-plain-click.ts';
import { clickedPicture, showPicture } from './remote-pictures.ts';
import { TextBoundary } from './text-boundary.tsx';
import { UNPREPARED } from './unprepared.ts';
import { usePreparedHtml } from './use-prepared-html.ts';

interface RichHtmlProps {
  /** `RichText.html`: the server has sanitised it when it was written. */
  readonly html: string;
  /** Of its topmost headings: one below the heading that it stands under. */
  readonly headingLevel?: number;
  /** Whether it is what the page is about, whose headings an address may name in short. */
  readonly isMain?: boolean;
  /** Whether the same text may be on the page already, so that its ids need a beginning of their own. */
  readonly isRepeated?: boolean;
}

/** A text of the community. One that cannot be drawn takes nothing else of its page along. */
export function RichHtml(props: RichHtmlProps) {
  return (
    <TextBoundary html={props.html}>
      <Prose {...props} />
    </TextBoundary>
  );
}

/** Links to other pages of the site work like all links of the application. */
function Prose({ html, headingLevel = 3, isMain = false, isRepeated = false }: RichHtmlProps) {
  const [, navigate] = useLocation();
  const { parser } = useRouter();
  const id = useId();
  const idPrefix = isRepeated ? `${id}-` : '';
  const frame = useRef<HTMLDivElement>(null);
  const options = { topLevel: headingLevel, idPrefix, linksHeadings: isMain };
  const { inner, isPrepared } = usePreparedHtml(html, options, frame);
  useHashTarget(frame, isMain);

  function follow(event: MouseEvent<HTMLElement>) {
    if (!(event.target instanceof Element)) return;
    const picture = clickedPicture(event.target);
    if (picture !== null && isPlainClick(event)) {
      event.preventDefault();
      showPicture(picture);
      return;
    }
    const link = event.target.closest('a');
    const address = link === null ? null : parseAddress(link.href);
    if (link === null || event.defaultPrevented) return;
    if (address === null) {
      event.preventDefault();
      return;
    }
    const path = isPlainClick(event) ? appPath(link, address, parser) : null;
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
      dir="auto"
      onClick={follow}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: it comes sanitised by the server
      dangerouslySetInnerHTML={inner}
      {...(!isPrepared && { [UNPREPARED]: '' })}
      suppressHydrationWarning
    />
  );
}
