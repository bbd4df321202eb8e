import { isPlainClick } from '../text/is-plain-click.ts';

/** Makes links that are there to be copied copy their address. Where a browser copies nothing, they are links. */
export function copyOnClick(): void {
  addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('.copy-link,.heading-link');
    if (link === null || !navigator.clipboard || !isPlainClick(event)) return;
    // The address bar shows where a heading is.
    if (link.className === 'copy-link') event.preventDefault();
    navigator.clipboard.writeText(link.href).then(
      async () => (await import('./show-copied.ts')).showCopied(),
      () => location.assign(link.href),
    );
  });
}
