import { type RefObject, useContext, useEffect, useMemo, useState } from 'react';
import { useIsHydrating } from '../ui/server-rendering.tsx';
import { type PrepareOptions, prepareHtml } from './prepare-html.ts';
import { ServerTextsContext } from './server-texts-context.ts';
import { UNPREPARED } from './unprepared.ts';

/** Stands for a text that shows as it is what nobody has asked for: pictures of other sites, and spoilers. */
const WITHHELD = 'This text is too large to be shown without a script.';

/** A longer text fills a screen. In characters. */
const SCREEN_LENGTH = 20_000;

const NEEDS_PREPARATION = /<img\b|\sclass="spoiler"/;

interface PreparedHtml {
  /** For `dangerouslySetInnerHTML`: the same object as long as the text is the same. */
  readonly inner: { readonly __html: string };
  readonly isPrepared: boolean;
}

/**
 * A text, fit for a page. What the server has prepared stands in the page that a browser takes over, and React
 * leaves it alone; so it is not prepared again.
 *
 * @param frame the element that shows it
 */
export function usePreparedHtml(
  html: string,
  { topLevel, idPrefix, linksHeadings }: Omit<PrepareOptions, 'address'>,
  frame: RefObject<HTMLElement | null>,
): PreparedHtml {
  const server = useContext(ServerTextsContext);
  const isHydrating = useIsHydrating();
  const [taken, setTaken] = useState(isHydrating ? html : null);

  useEffect(() => {
    const { current } = frame;
    // A text that comes onto the page while it is being taken over is not on it.
    if (current?.hasAttribute(UNPREPARED) || !current?.hasChildNodes()) setTaken(null);
  }, [frame]);

  return useMemo(() => {
    if (html === taken) return { inner: { __html: '' }, isPrepared: true };
    const options = { topLevel, idPrefix, linksHeadings };
    const prepared = server
      ? server.prepare(html, options)
      : prepareHtml(html, { ...options, address: location.href });
    const shown = prepared ?? (NEEDS_PREPARATION.test(html) ? withheld(html) : html);
    return { inner: { __html: shown }, isPrepared: prepared !== null };
  }, [html, taken, topLevel, idPrefix, linksHeadings, server]);
}

/** Takes the room that the text will fill at least, so that what follows does not move. */
function withheld({ length }: string): string {
  return length > SCREEN_LENGTH ? `<p class="withheld">${WITHHELD}</p>` : `<p>${WITHHELD}</p>`;
}
