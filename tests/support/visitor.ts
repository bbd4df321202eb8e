import { linkByOperator } from '../../src/domains/people/account/sign-in/links.ts';
import type { Api, TestApi } from './api.ts';

// Loading better-auth takes seconds on a busy machine, which no test is to pay for.
await import('../../src/domains/people/account/sign-in/auth.ts');

const SITE = 'http://commonplace';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the test expects
  readonly body: any;
}

/** A browser on a page of the site: it keeps cookies, and says where its requests come from. */
export interface Visitor {
  /** What it keeps, by name. */
  readonly cookies: Map<string, string>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Reply>;
}

export function visitor({ app }: Pick<Api, 'app'>): Visitor {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit): Promise<Reply> {
    const headers = new Headers(init.headers);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (cookie !== '' && !headers.has('cookie')) headers.set('cookie', cookie);
    const response = await app.fetch(`${SITE}${path}`, { redirect: 'manual', ...init, headers });
    for (const text of response.headers.getSetCookie()) keep(text);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : text,
    };
  }

  function keep(text: string): void {
    const [pair = ''] = text.split(';', 1);
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (value === '' || /Max-Age=0/i.test(text)) cookies.delete(name);
    else cookies.set(name, value);
  }

  function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    return send(path, {
      method: 'POST',
      headers: { origin: SITE, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  return {
    cookies,
    post,
    get: (path, headers = {}) => send(path, { headers }),
    ask: (query, variables = {}) => post('/graphql', { query, variables }),
  };
}

export const PASSWORD = 'correct horse battery';

/** The browser of a member who had only tokens: a link of the operator lets them in. */
export async function browserOf(
  api: Pick<TestApi, 'app' | 'database'>,
  username: string,
): Promise<Visitor> {
  const link = await linkByOperator(api.database, username);
  return newMember(api, '', { link });
}

/** Somebody who has just created an account. */
export async function newMember(
  api: Pick<Api, 'app'>,
  username: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Visitor> {
  const browser = visitor(api);
  const { status, body } = await browser.post('/api/auth/sign-up', {
    username,
    password: PASSWORD,
    ...more,
  });
  if (status !== 201) throw new Error(`${username} got no account: ${JSON.stringify(body)}`);
  return browser;
}
