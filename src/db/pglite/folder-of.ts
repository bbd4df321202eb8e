const SCHEME = 'pglite:';

/** The folder that `pglite:DIR` names; null for `pglite:memory`. */
export function folderOf(url: string): string | null {
  const folder = url.slice(SCHEME.length);
  return folder === 'memory' ? null : folder;
}
