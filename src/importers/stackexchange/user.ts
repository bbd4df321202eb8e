import { parseUrl } from '../../lib/parse-url.ts';
import type { UserRecord } from '../records.ts';
import type { Placed } from './read-table.ts';
import { postHtml } from './site-html.ts';
import type { UserRow } from './tables/users.ts';

/** The name that is shown; the site itself makes one of the id where there is none. */
export function displayNameOf({ DisplayName, Id }: UserRow): string {
  return DisplayName?.trim() || `user${Id}`;
}

/** A dump does not say who moderates: all users are members. */
export function userRecord({ row, place }: Placed<UserRow>, origin: string): UserRecord {
  const displayName = displayNameOf(row);
  return {
    kind: 'user',
    externalId: String(row.Id),
    place,
    username: displayName,
    displayName,
    bio: row.AboutMe?.trim() ? { html: postHtml(row.AboutMe, { origin, maths: 'marked' }) } : null,
    karma: row.Reputation,
    role: 'MEMBER',
    joinedAt: row.CreationDate,
    websiteUrl: webAddress(row.WebsiteUrl),
    location: row.Location?.trim() || null,
    avatarUrl: webAddress(row.ProfileImageUrl),
  };
}

/** People write anything there; only an address of the web may become a link. */
function webAddress(text: string | undefined): string | null {
  const address = text?.trim() ?? '';
  return /^https?:\/\//i.test(address) && parseUrl(address) !== null ? address : null;
}
