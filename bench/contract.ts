/** How many comments the generated community has; the rest grows with them. */
export type Size = '30k' | '300k' | '3m';

/** What a server is asked for; `mix` is made of the others. */
export type WorkName =
  | 'profile'
  | 'thread'
  | 'wiki'
  | 'feed-1'
  | 'feed-1000'
  | 'search'
  | 'node'
  | 'mix';

/** The kinds of work that a server writes requests for. */
export type BasicWork = Exclude<WorkName, 'mix'>;

export type NodeType = 'User' | 'Post' | 'Comment' | 'WikiPage';

/** What requests are about, chosen from the generated data with a fixed seed; the same for all servers. */
export interface Samples {
  /** About 500, drawn like readers would: a person's chance grows with what they wrote. */
  readonly usernames: readonly string[];
  /** About 200, with the longest threads among them. */
  readonly postSlugs: readonly string[];
  /** About 200, those with 20 contributions or more preferred. */
  readonly wikiSlugs: readonly string[];
  /** The last comment of page 1,000 of 20, newest first; `createdAt` in ISO 8601 with milliseconds. */
  readonly feedPlace: { readonly id: string; readonly createdAt: string };
  /** About 50 queries of one and two words, from rare words to common ones. */
  readonly searches: readonly string[];
  /** About 500 rows by their UUID. */
  readonly nodes: readonly { readonly type: NodeType; readonly id: string }[];
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface RunningServer {
  /** Without a path and without a slash at the end. */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly databaseUrl: string;
  /** The Node binary that runs the server. */
  readonly node: string;
}

export interface ServerUnderTest {
  readonly name: string;
  /** Where its data is; unless given: in PostgreSQL. */
  readonly engine?: 'pglite';
  /** What it is measured with; unless given: with everything. */
  readonly only?: { readonly works: readonly WorkName[]; readonly sizes: readonly Size[] };
  /** Starts a process of its own, and comes back when it answers. */
  start(options: StartOptions): Promise<RunningServer>;
  /** The requests of a kind of work, in the order of the samples; may ask the server first, for cursors. */
  requests(work: BasicWork, samples: Samples, server: RunningServer): Promise<HttpRequest[]>;
  /**
   * The data of an answer (parsed JSON) in the one form in which all servers' answers are compared.
   *
   * @throws Error when the answer tells of a failure
   */
  normalize(work: BasicWork, answer: unknown): unknown;
}
