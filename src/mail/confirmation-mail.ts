import { escapeHtml } from '../lib/escape-html.ts';

interface Confirmation {
  readonly siteName: string;
  readonly url: string;
  /** For how long the link works. */
  readonly hours: number;
}

/** The e-mail with the link that confirms an address. It has no text of a member: it may go to a stranger. */
export function confirmationMail({ siteName, url, hours }: Confirmation) {
  const why = `A member of ${siteName} gave this address for e-mail. Open this link within ${hours} hours to confirm it:`;
  const otherwise = 'If this is not you, ignore this e-mail. Nothing will be sent here.';
  return {
    subject: `Confirm your e-mail address on ${siteName}`,
    text: `${why}\n\n${url}\n\n${otherwise}\n`,
    html: `<p>${escapeHtml(why)}</p>\n<p><a href="${escapeHtml(url)}">Confirm this address</a></p>\n<p>${escapeHtml(otherwise)}</p>\n`,
  };
}
