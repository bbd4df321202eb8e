/** Sends a request to an identity provider. */
export type Send = (request: Request) => Promise<Response>;

export interface Person {
  /** A new token, as a page would ask for it. */
  token(): Promise<string>;
}

interface Credentials {
  readonly username: string;
  readonly name: string;
}

const PASSWORD = 'correct horse battery';

/** Somebody new at the provider that is reached at `url`. */
export function signUp(url: string, { username, name }: Credentials, send: Send = fetch) {
  const body = { username, name, email: emailOf(username), password: PASSWORD };
  return enter(`${url}/api/auth/sign-up/email`, body, send);
}

/** Somebody who has signed up before. */
export function signIn(url: string, username: string, send: Send = fetch) {
  const body = { email: emailOf(username), password: PASSWORD };
  return enter(`${url}/api/auth/sign-in/email`, body, send);
}

async function enter(address: string, body: object, send: Send): Promise<Person> {
  const response = await send(
    new Request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: new URL(address).origin },
      body: JSON.stringify(body),
    }),
  );
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  const tokens = new URL('/api/auth/token', address);
  return {
    async token() {
      const answer = await send(new Request(tokens, { headers: { cookie } }));
      return ((await answer.json()) as { token: string }).token;
    },
  };
}

function emailOf(username: string): string {
  return `${username.toLowerCase()}@example.org`;
}
