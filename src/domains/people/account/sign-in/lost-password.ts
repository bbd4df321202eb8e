import type { Database } from '../../../../db/database.ts';
import { createLink } from './links.ts';
import { accountsWithAddress, type MailedLink } from './mailed-link.ts';

/** How long the link for a lost password can be used, in hours. */
export const LOST_PASSWORD_HOURS = 1;

/** Makes links by which the members who confirmed this address choose a new password. */
export function linksForAddress(db: Database, address: string): Promise<MailedLink[]> {
  return db.transaction(async (tx) => {
    const links: MailedLink[] = [];
    for (const { id: userId, ...account } of await accountsWithAddress(tx, address)) {
      const made = { createdById: null, isMailed: true, hours: LOST_PASSWORD_HOURS };
      const link = await createLink(tx, { userId, ...made });
      links.push({ ...account, link });
    }
    return links;
  });
}
