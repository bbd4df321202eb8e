import { escapeHtml } from '../lib/escape-html.ts';

interface LostPassword {
  readonly siteName: string;
  readonly username: string;
  readonly url: string;
  /** For how long the link works. */
  readonly hours: number;
}

/** The e-mail with the link by which a member chooses a new password. */
export function lostPasswordMail({ siteName, username, url, hours }: LostPassword) {
  const within = hours === 1 ? 'an hour' : `${hours} hours`;
  const why = `Somebody wants a new password for your account @${username} on ${siteName}. If it was you, open this link within ${within}:`;
  const otherwise = 'If it was not you, ignore this e-mail. Your password stays as it is.';
  return {
    subject: `Choose a new password on ${siteName}`,
    text: `${why}\n\n${url}\n\n${otherwise}\n`,
    html: `<p>${escapeHtml(why)}</p>\n<p><a href="${escapeHtml(url)}">Choose a new password</a></p>\n<p>${escapeHtml(otherwise)}</p>\n`,
  };
}
