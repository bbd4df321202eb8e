import { isIP } from 'node:net';
import type { Byline } from '../records.ts';
import type { RevisionInfo } from './input/dump-items.ts';

/** Shown where the wiki hides who wrote something. */
const SUPPRESSED_AUTHOR = 'Suppressed user';

/**
 * Who wrote a version. Accounts have an id in the dump. Addresses of visitors and names that came with versions
 * imported from another wiki, such as `imported>Ada`, have none: the name remains.
 */
export function bylineOf({ contributor }: Pick<RevisionInfo, 'contributor'>): Byline {
  const { isSuppressed, username, ip } = contributor;
  if (isSuppressed) return { user: null, name: SUPPRESSED_AUTHOR };
  const name = (username ?? ip ?? '').replaceAll('_', ' ').trim();
  return { user: hasAccount(contributor) ? name : null, name };
}

function hasAccount({ username, id }: RevisionInfo['contributor']): boolean {
  return username !== null && isAccountName(username) && Number(id) > 0;
}

/** Whether an account of a wiki may have this name. */
export function isAccountName(name: string): boolean {
  return name.trim() !== '' && !name.includes('>') && isIP(name.trim()) === 0;
}
