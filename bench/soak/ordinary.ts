import { setTimeout as sleep } from 'node:timers/promises';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import type { Samples } from '../contract.ts';
import { QUERIES } from '../servers/commonplace/queries.ts';
import { type Answer, createClient } from './client.ts';
import { createComment, editComment } from './comment-operations.ts';

/** How long an ordinary person waits between two requests, in ms. */
const READING_PAUSE = 100;
const WRITING_PAUSE = 1_000;

/** What was measured of the ordinary people in one phase. */
export interface OrdinaryFigures {
  readonly reads: Outcomes;
  readonly writes: Outcomes;
}

export interface Outcomes {
  /** Milliseconds that each answer took. */
  readonly times: readonly number[];
  /** What was answered to each request that failed. */
  readonly failures: readonly string[];
}

interface Notes {
  readonly times: number[];
  readonly failures: string[];
}

interface OrdinaryOptions {
  readonly url: string;
  readonly samples: Samples;
  readonly readers: number;
  /** A token for each writer. */
  readonly tokens: readonly string[];
  readonly signal: AbortSignal;
}

/** Readers and writers who do what people do, until the signal. */
export async function runOrdinaryUse(options: OrdinaryOptions): Promise<OrdinaryFigures> {
  const reads: Notes = { times: [], failures: [] };
  const writes: Notes = { times: [], failures: [] };
  const readers = Array.from({ length: options.readers }, (_, index) =>
    read(index, options, reads),
  );
  const writers = options.tokens.map((token, index) => write(token, index, options, writes));
  await Promise.all([...readers, ...writers]);
  return { reads, writes };
}

async function read(index: number, options: OrdinaryOptions, reads: Notes) {
  const { url, samples, signal } = options;
  const client = createClient({ url, address: `127.0.1.${index + 1}` });
  for (let turn = index; !signal.aborted; turn += 1) {
    const [query, variables] = readingOf(samples, turn);
    note(await client.operation({ query, variables }), reads);
    await sleep(READING_PAUSE);
  }
  client.close();
}

function readingOf(samples: Samples, turn: number): [string, Record<string, unknown>] {
  const pick = <Value>(values: readonly Value[]) => values[(turn * 7) % values.length] as Value;
  const node = pick(samples.nodes);
  const readings: [string, Record<string, unknown>][] = [
    [QUERIES.profile, { username: pick(samples.usernames) }],
    [QUERIES.thread, { slug: pick(samples.postSlugs) }],
    [QUERIES.feed, { after: null }],
    [QUERIES.wiki, { slug: pick(samples.wikiSlugs) }],
    [QUERIES.node, { id: encodeGlobalId(node.type, node.id) }],
    [QUERIES.search, { query: pick(samples.searches) }],
  ];
  return readings[turn % readings.length] ?? [QUERIES.feed, { after: null }];
}

async function write(
  token: string,
  index: number,
  { url, samples, signal }: OrdinaryOptions,
  writes: Notes,
) {
  const client = createClient({ url, address: `127.0.2.${index + 1}`, token });
  const posts = samples.nodes.filter(({ type }) => type === 'Post');
  for (let turn = index; !signal.aborted; turn += 1) {
    const post = posts[turn % posts.length];
    if (post === undefined) throw new Error('The samples have no posts');
    const subjectId = encodeGlobalId('Post', post.id);
    const created = await client.operation(
      createComment(subjectId, `A comment in **turn** ${turn}.`),
    );
    note(created, writes);
    const id = /"id":"([^"]+)"/.exec(created.text)?.[1];
    if (id !== undefined) {
      const edit = editComment(id, `A comment in turn ${turn}, *edited*.`);
      note(await client.operation(edit), writes);
    }
    await sleep(WRITING_PAUSE);
  }
  client.close();
}

function note({ status, text, took }: Answer, { times, failures }: Notes): void {
  if (status === 200 && !/"errors":|"userErrors":\[\{/.test(text)) times.push(took);
  else failures.push(`${status} ${text.slice(0, 200)}`);
}
