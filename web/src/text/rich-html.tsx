import { type MouseEvent, useContext, useId, useMemo, useRef, useState } from 'react';
import { useLocation, useRouter } from 'wouter';
import { ServerAddress, useIsHydrating } from '../ui/server-rendering.ts';
import { useHashTarget } from '../ui/use-hash-target.ts';
import { parseAddress } from './address.ts';
import { isAppLink } from './app-link.ts';
import { prepareHtml } from './prepare-html.ts';
import { askedPicture, showPicture } from './remote-pictures.ts';
import { TextBoundary } from './text-boundary.tsx';

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
  const address = useContext(ServerAddress);
  const isHydrating = useIsHydrating();
  // What the server has prepared stands there already, and React leaves it alone.
  const [prepared] = useState(isHydrating ? html : null);
  const safe = useMemo(() => {
    if (html === prepared) return { __html: '' };
    const options = { topLevel: headingLevel, idPrefix, address: address ?? location.href };
    return { __html: prepareHtml(html, options) };
  }, [html, prepared, headingLevel, idPrefix, address]);

  const frame = useRef<HTMLDivElement>(null);
  useHashTarget(frame, isMain);

  function follow(event: MouseEvent<HTMLElement>) {
    if (!(event.target instanceof Element)) return;
    const picture = askedPicture(event.target);
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
    } else if (isPlainClick(event) && isAppLink(link, address, parser)) {
      event.preventDefault();
      navigate(address.pathname + address.search + address.hash);
    }
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
      dangerouslySetInnerHTML={safe}
      suppressHydrationWarning
    />
  );
}

function isPlainClick(event: MouseEvent): boolean {
  const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}
