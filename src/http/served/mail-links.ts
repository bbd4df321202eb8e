import { withBasePath } from '../../lib/base-path.ts';
import { escapeHtml } from '../../lib/escape-html.ts';
import { CONFIRM_MAIL_PATH, UNSUBSCRIBE_PATH } from '../../lib/site-paths.ts';
import type { SiteSettings } from '../../request/site-settings.ts';
import { requestInfo } from '../request-info.ts';
import { type Endpoint, isRead } from './endpoint.ts';

/** What a link in an e-mail does once its button is pressed. Answers whether the token was good. */
export interface MailLinks {
  readonly confirm: (token: string) => Promise<boolean>;
  readonly unsubscribe: (token: string) => Promise<boolean>;
}

type MailSite = Pick<SiteSettings, 'name' | 'url'>;

interface Words {
  readonly title: string;
  readonly question: string;
  readonly button: string;
  readonly done: string;
}

const UNSUBSCRIBE: Words = {
  title: 'Unsubscribe',
  question: 'Do you want no more e-mail about notifications?',
  button: 'Unsubscribe',
  done: 'You get no more e-mail about notifications.',
};

const CONFIRM: Words = {
  title: 'Confirm your e-mail address',
  question: 'Should your e-mail come to this address?',
  button: 'Confirm',
  done: 'This is now the address for your e-mail.',
};

/** No token is longer. */
const MAX_TOKEN_LENGTH = 200;

/**
 * Serves the links in e-mails. Opening one changes nothing, because programs open them to look for harm; its button
 * does, or the POST of a mail program (RFC 8058), whose body has nothing to say.
 */
export function mailLinks(site: MailSite, links: MailLinks): Endpoint {
  return {
    matches: ({ url }) => url.pathname === UNSUBSCRIBE_PATH || url.pathname === CONFIRM_MAIL_PATH,
    async answer({ request, url, Response }) {
      const isUnsubscribing = url.pathname === UNSUBSCRIBE_PATH;
      const words = isUnsubscribing ? UNSUBSCRIBE : CONFIRM;
      const token = url.searchParams.get('token') ?? '';
      if (isRead(request)) {
        const action = `${withBasePath(url.pathname, site.url)}?token=${encodeURIComponent(token)}`;
        const form = `<p>${words.question}</p><form method="post" action="${escapeHtml(action)}"><button>${words.button}</button></form>`;
        return new Response(page(site, words, form), { headers: HEADERS });
      }
      if (request.method !== 'POST') {
        return new Response(null, { status: 405, headers: { allow: 'GET, HEAD, POST' } });
      }
      requestInfo(request).hasWritten = true;
      const act = isUnsubscribing ? links.unsubscribe : links.confirm;
      const isDone = token.length <= MAX_TOKEN_LENGTH && (await act(token));
      const answer = isDone ? words.done : 'This link is not valid, has expired, or was used.';
      const status = isDone ? 200 : 404;
      return new Response(page(site, words, `<p>${answer}</p>`), { status, headers: HEADERS });
    },
  };
}

function page(site: MailSite, { title }: Words, content: string): string {
  const name = escapeHtml(site.name);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title} – ${name}</title></head><body><main><h1>${title}</h1>${content}<p><a href="${withBasePath('/', site.url)}">${name}</a></p></main></body></html>\n`;
}

/** The address of the page has the token: no other site and no cache may learn it. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};
