import type { MemberViewer } from '../../access/viewer.ts';
import { encodeGlobalId } from '../../lib/global-id.ts';
import { sitePaths } from '../../lib/site-paths.ts';
import type { DueMail } from '../../mail/mail-queue.ts';
import type { Mail } from '../../mail/mailer.ts';
import type { SiteSettings } from '../../request/site-settings.ts';
import type { RunOperation } from '../in-process.ts';
import { requestInfo } from '../request-info.ts';
import {
  type MailedNotification,
  NOTIFICATIONS_QUERY,
  notificationMail,
} from './notification-mail.ts';

interface Recipient {
  readonly address: string;
  readonly notificationIds: readonly string[];
  readonly unsubscribeToken: string;
}

export interface MailRecipientLookup {
  /** Null when no e-mail is to be sent to this account now. */
  readonly recipient: (due: DueMail) => Promise<Recipient | null>;
  /** Null for an account that is closed. */
  readonly viewer: (userId: string) => Promise<MemberViewer | null>;
}

interface ComposerOptions extends MailRecipientLookup {
  readonly site: Pick<SiteSettings, 'name' | 'url'>;
  readonly runOperation: RunOperation;
}

/** Makes the e-mail about notifications, as its recipient sees them now. */
export function mailComposer({ site, recipient, viewer, runOperation }: ComposerOptions) {
  return async (due: DueMail): Promise<Mail | null> => {
    const [to, reader] = await Promise.all([recipient(due), viewer(due.userId)]);
    if (to === null || reader === null || site.url === null) return null;
    const request = new Request(site.url);
    requestInfo(request).viewer = reader;
    const ids = to.notificationIds.map((id) => encodeGlobalId('Notification', id));
    const { nodes } = await runOperation(request, NOTIFICATIONS_QUERY, { ids });
    const [first, ...others] = nodes.flatMap((node): MailedNotification[] =>
      node?.__typename === 'Notification' ? [node] : [],
    );
    if (first === undefined) return null;
    const unsubscribeUrl = `${site.url}${sitePaths.unsubscribe(to.unsubscribeToken)}`;
    const { name: siteName, url: siteUrl } = site;
    const mail = notificationMail({
      ...{ siteName, siteUrl, unsubscribeUrl },
      notifications: [first, ...others],
    });
    return { to: to.address, ...mail, messageId: messageId(due, new URL(siteUrl).hostname) };
  };
}

/** The same for every attempt. */
function messageId({ notificationIds }: DueMail, host: string): string {
  const [first = ''] = [...notificationIds].sort();
  return `<${first}.${notificationIds.length}@${host}>`;
}
