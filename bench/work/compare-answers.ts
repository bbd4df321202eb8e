import { AssertionError, deepStrictEqual } from 'node:assert/strict';
import type {
  BasicWork,
  HttpRequest,
  RunningServer,
  Samples,
  ServerUnderTest,
} from '../contract.ts';

export interface StartedServer {
  readonly server: ServerUnderTest;
  readonly running: RunningServer;
}

interface Comparison {
  readonly works: readonly BasicWork[];
  readonly samples: Samples;
  /** How many requests of each kind of work, spread over the samples. */
  readonly count: number;
}

/**
 * Sends the same requests to every server and compares what they answer with what the first one does:
 * only who answers the same may be compared for speed.
 *
 * @throws Error that shows the first difference, or the failure of a server
 */
export async function compareAnswers(
  servers: readonly StartedServer[],
  { works, samples, count }: Comparison,
): Promise<void> {
  for (const work of works) {
    const answers = await Promise.all(servers.map((it) => answersOf(it, { work, samples, count })));
    const [first, ...others] = answers;
    if (first === undefined) return;
    for (const other of others) {
      other.answers.forEach((answer, index) => {
        assertSame({ work, request: other.requests[index], answer, than: first.answers[index] }, [
          other.name,
          first.name,
        ]);
      });
    }
  }
}

interface Asked {
  readonly work: BasicWork;
  readonly samples: Samples;
  readonly count: number;
}

async function answersOf({ server, running }: StartedServer, { work, samples, count }: Asked) {
  const all = await server.requests(work, samples, running);
  const step = Math.max(1, Math.floor(all.length / count));
  const requests = all.filter((_, index) => index % step === 0).slice(0, count);
  const answers: unknown[] = [];
  for (const request of requests) {
    try {
      answers.push(server.normalize(work, await send(running, request)));
    } catch (cause) {
      throw new Error(`${server.name} fails at ${work}: ${request.body}`, { cause });
    }
  }
  return { name: server.name, requests, answers };
}

async function send({ url }: RunningServer, { method, path, headers, body }: HttpRequest) {
  const response = await fetch(url + path, { method, headers, body: body ?? null });
  const text = await response.text();
  if (!response.ok) throw new Error(`Status ${response.status}: ${text.slice(0, 1_000)}`);
  return JSON.parse(text) as unknown;
}

interface Pair {
  readonly work: BasicWork;
  readonly request: HttpRequest | undefined;
  readonly answer: unknown;
  readonly than: unknown;
}

function assertSame({ work, request, answer, than }: Pair, [name, first]: [string, string]): void {
  try {
    deepStrictEqual(answer, than);
  } catch (error) {
    if (!(error instanceof AssertionError)) throw error;
    throw new Error(
      `At ${work}, ${name} (+) answers differently from ${first} (-).\n${request?.body}\n${error.message}`,
    );
  }
}
