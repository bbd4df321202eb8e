import { escapeHtml } from '../../lib/escape-html.ts';
import { type DataOf, typedQuery } from '../typed-query.ts';

const FIELDS = `kind actor { displayName }
  subject {
    __typename
    ... on Post { url title: plainTitle body { excerpt } }
    ... on Comment { url body { excerpt } post { title: plainTitle } wikiPage { title: plainTitle } }
    ... on WikiPage { url title: plainTitle }
    ... on Sequence { url title: plainTitle }
    ... on HeldWikiEdit { newTitle wikiPage { title: plainTitle } }
    ... on UserNote { text }
  }`;

/** As the recipient sees them: what they may not see is not in the answer. */
export const NOTIFICATIONS_QUERY = typedQuery(`query NotificationMail($ids: [ID!]!) {
  nodes(ids: $ids) { __typename ... on Notification { ${FIELDS} } }
}`);

export type MailedNotification =
  DataOf<`fragment MailedNotification on Notification { ${typeof FIELDS} }`>;

interface NotificationMail {
  readonly siteName: string;
  readonly siteUrl: string;
  readonly unsubscribeUrl: string;
  /** The newest first; at least one. */
  readonly notifications: readonly [MailedNotification, ...MailedNotification[]];
}

/** An e-mail about notifications, as plain text and as simple HTML. */
export function notificationMail(mail: NotificationMail) {
  const { siteName, siteUrl, unsubscribeUrl, notifications } = mail;
  const items = notifications.map(itemOf);
  const [first] = items;
  const subject =
    items.length === 1 && first !== undefined
      ? `${first.title} (${siteName})`
      : `${items.length} notifications (${siteName})`;
  const why = `You get this e-mail because you have an account on ${siteName}.`;
  return {
    subject: subject.slice(0, MAX_SUBJECT_LENGTH),
    text: [
      ...items.map(({ title, text, url }) => [title, text, url].filter(Boolean).join('\n')),
      `-- \n${why}\nUnsubscribe: ${unsubscribeUrl}\n`,
    ].join('\n\n'),
    html: [
      ...items.map(htmlOf),
      `<hr>\n<p><a href="${escapeHtml(siteUrl)}">${escapeHtml(siteName)}</a>. ${escapeHtml(why)} <a href="${escapeHtml(unsubscribeUrl)}">Unsubscribe</a></p>\n`,
    ].join('\n'),
    unsubscribeUrl,
  };
}

const MAX_SUBJECT_LENGTH = 200;

interface Item {
  /** What happened, as a sentence without its full stop. */
  readonly title: string;
  readonly text: string;
  /** Empty where nothing has a page. */
  readonly url: string;
}

function itemOf({ kind, actor, subject }: MailedNotification): Item {
  const { name, text, url } = about(subject);
  const who = kind === 'MODERATION' ? 'A moderator' : (actor?.displayName ?? 'Somebody');
  const title = `${who} ${ACTION_TEXTS[kind]}${name === '' ? '' : `: ${name}`}`;
  return { title, text, url };
}

const ACTION_TEXTS: Record<MailedNotification['kind'], string> = {
  REPLY: 'replied to you',
  MENTION: 'mentioned you',
  COMMENT: 'commented',
  POST: 'published a post',
  EDIT: 'edited a page',
  INVITATION: 'invites you to be a co-author',
  REACTION: 'reacted to what you wrote',
  MODERATION: 'acted on your content',
};

function about(subject: MailedNotification['subject']) {
  switch (subject.__typename) {
    case 'Post':
      return { name: subject.title, text: subject.body.excerpt, url: subject.url };
    case 'Comment': {
      const name = (subject.post ?? subject.wikiPage)?.title ?? '';
      return { name, text: subject.body?.excerpt ?? '', url: subject.url };
    }
    case 'WikiPage':
    case 'Sequence':
      return { name: subject.title, text: '', url: subject.url };
    case 'HeldWikiEdit':
      return { name: subject.wikiPage?.title ?? subject.newTitle ?? '', text: '', url: '' };
    case 'UserNote':
      return { name: '', text: subject.text, url: '' };
  }
}

function htmlOf({ title, text, url }: Item): string {
  const heading = escapeHtml(title);
  const linked = url === '' ? heading : `<a href="${escapeHtml(url)}">${heading}</a>`;
  return `<p><strong>${linked}</strong></p>${text === '' ? '' : `\n<blockquote>${escapeHtml(text)}</blockquote>`}`;
}
