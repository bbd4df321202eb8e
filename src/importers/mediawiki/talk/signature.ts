import { isAccountName } from '../authors.ts';
import { NS } from '../namespaces.ts';
import type { Wiki } from '../wiki.ts';
import { signatureTime } from './signature-time.ts';

/** What `~~~~` left at the end of a line. */
export interface Signature {
  /** Null for a user without an account on this wiki. */
  readonly user: string | null;
  readonly name: string;
  /** Null if the date is in no language that is understood. */
  readonly time: Date | null;
  /** Where it begins in the line. */
  readonly start: number;
}

/** `(UTC)` or another time zone, with little behind it. */
const ZONE = /\(([A-Z]{2,5}|UTC[+-]\d{1,2})\)(?=[^()\n]{0,40}$)/g;
const LINK = /\[\[\s*:?\s*([^[\]|\n]{1,200}?)\s*(?:\|[^[\]\n]{0,300})?\]\]/g;
/** Characters of a signature. */
const MAX_LENGTH = 600;
/** Characters between the links of a signature. */
const MAX_GAP = 60;

/** The signature at the end of a line: a link to a user, and then a time. */
export function signatureAt(line: string, wiki: Wiki): Signature | null {
  const zone = [...line.matchAll(ZONE)].at(-1);
  if (zone === undefined) return null;
  const from = Math.max(0, zone.index - MAX_LENGTH);
  const before = line.slice(from, zone.index);
  if (!/\d{1,2}[:h]\d\d/.test(before.slice(-80)) || !/\d{4}/.test(before.slice(-80))) return null;
  let signer: Omit<Signature, 'time' | 'start'> | null = null;
  let start = before.length;
  for (const link of [...before.matchAll(LINK)].reverse()) {
    const end = link.index + link[0].length;
    if (start - end > (signer === null ? MAX_LENGTH : MAX_GAP)) break;
    const found = signerOf(link[1] ?? '', wiki);
    if (found === null || (signer !== null && found.name !== signer.name)) break;
    signer ??= found;
    start = link.index;
  }
  if (signer === null) return null;
  const stamp = before.slice(start).replace(LINK, ' ');
  return {
    ...signer,
    time: signatureTime(stamp, zone[1] ?? 'UTC', wiki.language),
    start: from + start,
  };
}

/** Whom a link in a signature leads to: a user page, its discussion, or a list of contributions. */
function signerOf(target: string, wiki: Wiki): Omit<Signature, 'time' | 'start'> | null {
  const [page = ''] = target.split('#');
  const title = wiki.parseTitle(page);
  if (title === null) return null;
  if (title.ns === NS.user || title.ns === NS.userTalk) {
    const name = title.name.replace(/\/.*$/, '').trim();
    return name === '' ? null : { user: isAccountName(name) ? name : null, name };
  }
  const contributions = title.ns === NS.special ? /^[^/]+\/(.+)$/.exec(title.name)?.[1] : undefined;
  if (contributions !== undefined) {
    const name = contributions.replaceAll('_', ' ').trim();
    return { user: isAccountName(name) ? name : null, name };
  }
  // A user of another wiki, `pl:User:Ada`.
  const [, space = '', name = ''] = /^[a-z-]{2,12}:([^:]+):([^/]+)/i.exec(page) ?? [];
  const isUser = wiki.namespaceNamed(space) === NS.user;
  return isUser && name.trim() !== '' ? { user: null, name: name.trim() } : null;
}
