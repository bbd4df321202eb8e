import { setTimeout as sleep } from 'node:timers/promises';

/** What clients saw. */
export interface Seen {
  readonly sent: number;
  readonly failed: number;
  /** Their answers, and how many each. */
  readonly failures: ReadonlyMap<string, number>;
  /** Longest time without a write that succeeded, in s. */
  readonly withoutWrites: number;
  /** The same for reads. */
  readonly withoutReads: number;
  /** Titles of posts that the server said it had created. */
  readonly acknowledged: readonly string[];
}

const READERS = 4;
const WRITERS = 4;
/** Between two requests of a client, in ms. */
const PAUSE = 20;

interface LoadOptions {
  readonly siteUrl: string;
  readonly token: string;
  /** Tells the titles of one load from those of others. */
  readonly label: string;
}

/** Clients that read and write, and never try a request twice. */
export function startLoad({ siteUrl, token, label }: LoadOptions): { end(): Promise<Seen> } {
  let sent = 0;
  let failed = 0;
  let isOver = false;
  const failures = new Map<string, number>();
  const acknowledged: string[] = [];
  const gaps = { read: new Gap(), write: new Gap() };

  async function ask(kind: 'read' | 'write', body: object, isGood: (text: string) => boolean) {
    sent += 1;
    const answer = await fetch(`${siteUrl}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(kind === 'write' && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    }).then(
      async (response) => ({ status: response.status, text: await response.text() }),
      (error: Error) => ({ status: 0, text: error.message }),
    );
    if (isGood(answer.text)) {
      gaps[kind].note();
      return true;
    }
    failed += 1;
    const code = /"code":"(\w+)"/.exec(answer.text)?.[1] ?? '';
    const seen = `${kind} ${answer.status || 'no answer'} ${code}`.trim();
    failures.set(seen, (failures.get(seen) ?? 0) + 1);
    return false;
  }

  async function read(): Promise<void> {
    const body = { query: '{ posts(first: 5) { nodes { title author { username } } } }' };
    while (!isOver) {
      await ask('read', body, (text) => text.startsWith('{"data":{"posts":{'));
      await sleep(PAUSE);
    }
  }

  async function write(writer: number): Promise<void> {
    const query = `mutation ($title: String!) {
      createPost(input: { title: $title, markdown: "Written in a drill." }) { post { id } userErrors { message } }
    }`;
    for (let turn = 0; !isOver; turn += 1) {
      const title = `${label} ${writer} ${turn}`;
      const isDone = await ask('write', { query, variables: { title } }, (text) =>
        text.includes('"post":{"id"'),
      );
      if (isDone) acknowledged.push(title);
      await sleep(PAUSE);
    }
  }

  const clients = [
    ...Array.from({ length: READERS }, read),
    ...Array.from({ length: WRITERS }, (_nothing, index) => write(index)),
  ];
  return {
    async end() {
      isOver = true;
      await Promise.all(clients);
      const { read: reads, write: writes } = gaps;
      return {
        sent,
        failed,
        failures,
        withoutWrites: writes.longest,
        withoutReads: reads.longest,
        acknowledged,
      };
    },
  };
}

/** The longest time between two of something. */
class Gap {
  #last = performance.now();
  #longest = 0;

  note(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#last);
    this.#last = now;
  }

  /** In s. */
  get longest(): number {
    return Math.round(this.#longest / 100) / 10;
  }
}
