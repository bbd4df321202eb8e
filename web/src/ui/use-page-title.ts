import { useEffect } from 'react';
import { site } from '../site.ts';

/**
 * Names the tab, as the server named it when the page was opened at this address.
 *
 * @param title null for the front page; undefined for a page of something that is not there, which `NotFound` names
 */
export function usePageTitle(title: string | null | undefined): void {
  useEffect(() => {
    if (title === undefined) return;
    document.title = title === null ? site.name : `${title} · ${site.name}`;
  }, [title]);
}
