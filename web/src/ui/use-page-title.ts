import { useEffect } from 'react';
import { site } from '../site.ts';

/** Names the tab, as the server named it when the page was opened at this address. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    document.title = title === null ? site.name : `${title} · ${site.name}`;
  }, [title]);
}
