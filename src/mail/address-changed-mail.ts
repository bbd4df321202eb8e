import { escapeHtml } from '../lib/escape-html.ts';

interface AddressChange {
  readonly siteName: string;
  readonly siteUrl: string;
  readonly username: string;
}

/** The e-mail to the former address of an account. Without it, a thief could change the address unnoticed. */
export function addressChangedMail({ siteName, siteUrl, username }: AddressChange) {
  const what = `Your account @${username} on ${siteName} has another e-mail address now, or none. Nothing more of it comes here.`;
  const otherwise =
    'If this was not you, sign in, choose another password, and tell the moderators of the site:';
  return {
    subject: `The e-mail address of your account on ${siteName} was changed`,
    text: `${what}\n\n${otherwise}\n\n${siteUrl}\n`,
    html: `<p>${escapeHtml(what)}</p>\n<p>${escapeHtml(otherwise)} <a href="${escapeHtml(siteUrl)}">${escapeHtml(siteName)}</a></p>\n`,
  };
}
