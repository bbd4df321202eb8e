import { escapeHtml } from '../lib/escape-html.ts';

interface SignInMail {
  readonly siteName: string;
  readonly username: string;
  readonly url: string;
  /** For how long the link works. */
  readonly minutes: number;
}

/** The e-mail with the link by which a member signs in. */
export function signInMail({ siteName, username, url, minutes }: SignInMail) {
  const why = `Somebody wants to sign in to your account @${username} on ${siteName}. If it is you, open this link within ${minutes} minutes, in the browser in which you want to be signed in:`;
  const otherwise = 'If it is not you, ignore this e-mail. Do not pass the link on.';
  return {
    subject: `Sign in to ${siteName}`,
    text: `${why}\n\n${url}\n\n${otherwise}\n`,
    html: `<p>${escapeHtml(why)}</p>\n<p><a href="${escapeHtml(url)}">Sign in</a></p>\n<p>${escapeHtml(otherwise)}</p>\n`,
  };
}
