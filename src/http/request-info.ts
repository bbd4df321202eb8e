import { randomUUID } from 'node:crypto';
import type { DocumentNode } from 'graphql';
import { ANONYMOUS, type Viewer } from '../access/viewer.ts';
import type { AnswerKeys } from '../caching/answer-keys.ts';
import type { ReadRoute } from '../db/database.ts';
import type { ByteBudget } from '../lib/byte-budget.ts';
import type { TraceSpan } from '../telemetry/tracing.ts';
import type { Verdict } from './guards/guard.ts';
import { TimeLimit } from './time-limit.ts';

/** Why a request failed that a client cannot help, as the log has it. */
export interface Failure {
  /** `error` is a fault of this server; the others are of what it depends on, and say no stack. */
  readonly level: 'error' | 'warn';
  readonly code: string;
  /** The field of the answer. */
  readonly path: string | undefined;
  readonly err?: unknown;
  readonly reason?: string;
}

/** What is known of one HTTP request besides the request itself; it ends up in the log. */
export interface RequestInfo {
  /** Ties an answer to its lines in the log. */
  readonly id: string;
  /** Milliseconds on the process's own clock. */
  readonly startedAt: number;
  /** The viewer: anonymous until a token or session is checked. */
  viewer: Viewer;
  /** When the token or session was looked up, on the clock of the process; null without one. */
  lookedUpAt: number | null;
  /** Where it comes from, as limits count clients; null when it came over no connection. */
  address: string | null;
  operationName: string | undefined;
  /** Its part of a trace; undefined where nothing is traced. */
  span: TraceSpan | undefined;
  /** The part of `span` that ends when its operation may run. */
  planning: TraceSpan | undefined;
  /** The name of its operation where the pages or the operator named it: one of a few, whatever clients send. */
  boundedName: string | undefined;
  /** Whether its operation was run compiled; null while none was run. */
  isCompiled: boolean | null;
  /** The cost of what the server runs for it, as for a page, in points. */
  ownCost: number;
  /** Whether the client named its operation by an id that the server knows. */
  isPersisted: boolean;
  /** Whether the answer is for this client alone, although it bears no token. */
  isOwn: boolean;
  /** `Set-Cookie` for the answer, where its session was extended or is over. */
  setCookie: string | null;
  /** Whether its operation is a query, which a replica may answer. */
  isQuery: boolean;
  /** Whether it has written something, or may have. */
  hasWritten: boolean;
  /** Where it reads, once it has read; undefined while only the primary may answer. */
  route: ReadRoute | undefined;
  /** What its answer is made of; undefined where nobody needs it. */
  keys: AnswerKeys | undefined;
  /** What the guards were asked about. */
  document: DocumentNode | undefined;
  /** Of its operation, while that runs. */
  limit: TimeLimit | undefined;
  /** How much text it may still read and answer with; made with its context. */
  bytes: ByteBudget | undefined;
  /** Its client's share counts it as under way until this is called; null when it is not counted. */
  end: (() => void) | null;
  /** Notes that it is answered, for the turns of slow clients. */
  endWork: (() => void) | undefined;
  /** What the guards decided about its operation, once they were asked. */
  verdict: Verdict | undefined;
  /** Why it failed, where that is no fault of the client's. */
  failure: Failure | undefined;
  /** Makes the answers to events wait for their client; null where each has a connection of its own. */
  inTurn: (<Answer>(work: () => Promise<Answer>) => Promise<Answer>) | null;
  /** How many rows its lists have handed out. */
  rows: number;
  /** How many transactions it has open. */
  transactions: number;
  /** How many queries it has asked of the database so far, and in how many round trips. */
  statements: number;
  roundTrips: number;
}

/** Where a request keeps its facts. In a weak map they cost a fifth of the smallest query, in garbage collection. */
const FACTS = Symbol('facts');

interface WithFacts extends Request {
  [FACTS]?: RequestInfo;
}

/** The facts of a request; made when first asked for. */
export function requestInfo(request: WithFacts): RequestInfo {
  let info = request[FACTS];
  if (info === undefined) {
    info = {
      id: proxyId(request) ?? randomUUID(),
      startedAt: performance.now(),
      viewer: ANONYMOUS,
      lookedUpAt: null,
      address: null,
      operationName: undefined,
      span: undefined,
      planning: undefined,
      boundedName: undefined,
      isCompiled: null,
      ownCost: 0,
      isPersisted: false,
      isOwn: false,
      setCookie: null,
      isQuery: false,
      hasWritten: false,
      route: undefined,
      keys: undefined,
      document: undefined,
      limit: undefined,
      bytes: undefined,
      end: null,
      endWork: undefined,
      verdict: undefined,
      failure: undefined,
      inTurn: null,
      rows: 0,
      transactions: 0,
      statements: 0,
      roundTrips: 0,
    };
    request[FACTS] = info;
  }
  return info;
}

/** What its operation costs, in points; 0 while the guards have not allowed one. */
export function costOf({ verdict }: RequestInfo): number {
  return verdict?.errors === undefined ? (verdict?.extensions.cost?.total ?? 0) : 0;
}

/** An operation's name is the client's: it is cut, so that it cannot swamp the log. */
const MAX_NAME_LENGTH = 100;

/** Notes what a request's operation is called, if it has a name. */
export function noteOperation(request: Request, name: string | undefined): void {
  if (name) requestInfo(request).operationName = name.slice(0, MAX_NAME_LENGTH);
}

/** The time limit of a request's operation. It begins when first asked for: a second try of it has what is left. */
export function timeLimitOf(request: Request, seconds: number): TimeLimit {
  const info = requestInfo(request);
  info.limit ??= new TimeLimit({ connection: request.signal, seconds });
  return info.limit;
}

/** A proxy's id is taken over, so that one id follows a request through all logs; if it is harmless. */
function proxyId(request: Request): string | undefined {
  const id = request.headers.get('x-request-id');
  return id !== null && /^[\w.:@/+=-]{1,128}$/.test(id) ? id : undefined;
}
