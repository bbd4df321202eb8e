import {
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
} from 'graphql';
import type { Context, ServerOptions, SubscribePayload } from 'graphql-ws';
import type { Logger } from 'pino';
import type { Metrics } from '../../telemetry/metrics.ts';
import { logFailure } from '../failures.ts';
import type { Identify } from '../identify.ts';
import { logIfSlow } from '../log-ids.ts';
import { measuredRequest } from '../measured-request.ts';
import { toPublicError } from '../public-errors.ts';
import { notIdentified, refusal } from '../refusal.ts';
import { requestInfo } from '../request-info.ts';
import type { Shares } from '../shares/shares.ts';
import type { createHttp } from '../yoga.ts';
import type { Wire } from './wire.ts';

/** What the server knows of one connection. */
export interface Connection extends Record<PropertyKey, unknown> {
  /** The address that it was opened at. */
  readonly url: string;
  /** The cookies of a page of this site; null for other clients, which send a token. */
  readonly cookie: string | null;
  /** Where the client is, as limits count clients. */
  readonly address: string | null;
  /** Aborted when it is closed. */
  readonly signal: AbortSignal;
  /** What carries its messages. */
  readonly wire: Wire;
  /** Its protocol's state, once the client has introduced itself. */
  context?: ConnectionContext;
  /** The headers of its requests, from how it introduced itself: read once, since each operation is a request. */
  headers?: Readonly<Record<string, string>>;
}

type Params = Readonly<Record<string, unknown>> | undefined;
type ConnectionContext = Context<Params, Connection>;

export interface OperationOptions {
  readonly http: Pick<ReturnType<typeof createHttp>, 'getEnveloped'>;
  readonly identify: Identify;
  readonly shares: Pick<Shares, 'takeAnonymousConnection' | 'begin'>;
  /** Remembers that an operation wrote. */
  readonly noteWrite: (request: Request) => Promise<unknown>;
  readonly log: Logger;
  /** From how many ms on an operation is slow; 0 for never. */
  readonly slowMs: number;
  /** Null where nothing is measured. */
  readonly metrics: Pick<Metrics, 'noteRequest'> | null;
  /** The names of the operations of the pages and of the operator, by their texts. */
  readonly operationNames: () => Promise<ReadonlyMap<string, string>>;
  /** How many operations may be under way on one connection. */
  readonly maxOperations: number;
  /** The texts of operations that clients may name by their id. */
  readonly operations: () => Promise<ReadonlyMap<string, string>>;
  /** The texts of the only operations that are run; null when all are. */
  readonly onlyOperations: () => Promise<ReadonlySet<string>> | null;
}

/** Operations over WebSocket go the way of those over HTTP: the same limits, context and errors. */
export function socketOperations(options: OperationOptions): ServerOptions<Params, Connection> {
  return {
    async onConnect(context) {
      const { extra } = context;
      extra.context = context;
      extra.headers = headersOf(extra, context.connectionParams);
      if (await isMember(context, options)) return true;
      const giveBack = options.shares.takeAnonymousConnection();
      if (giveBack === null) extra.wire.giveUp('Too many anonymous connections');
      else if (extra.signal.aborted) giveBack();
      else extra.signal.addEventListener('abort', giveBack, { once: true });
      return giveBack !== null;
    },
    async onSubscribe(context, _id, payload) {
      const request = requestOf(context);
      try {
        return await prepare({ context, request, payload, options });
      } catch (cause) {
        const error = toPublicError(cause);
        logFailure({ request, errors: [error], log: options.log });
        return [forClient(error)];
      }
    },
    async execute(args) {
      const { run, contextValue } = args as Prepared;
      const end = options.shares.begin(contextValue.request);
      if (end instanceof GraphQLError) return { errors: [end] };
      try {
        const result: ExecutionResult = await run.execute(args);
        logFailure({ ...contextValue, errors: result.errors ?? [], log: options.log });
        noteAnswered(contextValue.request, options, result);
        return result;
      } finally {
        const { request } = contextValue;
        if (requestInfo(request).hasWritten) await options.noteWrite(request);
        end();
      }
    },
    subscribe: (args) => (args as Prepared).run.subscribe(args),
    onOperation({ extra }, _id, _payload, _args, result) {
      if (Symbol.asyncIterator in result) extra.wire.begun();
    },
    onNext: (_context, _id, _payload, _args, result) => withoutHttp(result),
  };
}

/** What a request over HTTP notes when its answer is ready. */
function noteAnswered(
  request: Request,
  { log, slowMs, metrics }: Pick<OperationOptions, 'log' | 'slowMs' | 'metrics'>,
  { errors = [] }: ExecutionResult,
): void {
  logIfSlow({ request, log, slowMs });
  const isFailed = errors.some(({ extensions }) => extensions['code'] === 'INTERNAL_SERVER_ERROR');
  metrics?.noteRequest({
    ...measuredRequest(request),
    transport: 'websocket',
    status: isFailed ? 500 : 200,
  });
}

type Enveloped = ReturnType<OperationOptions['http']['getEnveloped']>;

/** An operation together with what runs it. */
interface Prepared extends ExecutionArgs {
  readonly contextValue: { readonly request: Request };
  readonly run: Pick<Enveloped, 'execute' | 'subscribe'>;
}

interface PrepareOptions {
  readonly context: ConnectionContext;
  readonly request: Request;
  readonly payload: SubscribePayload;
  readonly options: OperationOptions;
}

async function prepare(
  prepareOptions: PrepareOptions,
): Promise<Prepared | readonly GraphQLError[]> {
  const { context, request, payload, options } = prepareOptions;
  if (Object.keys(context.subscriptions).length > options.maxOperations) {
    throw tooMany(options.maxOperations);
  }
  const query = await textOf(payload, options);
  await assertPersisted(query, options);
  const name = (await options.operationNames()).get(query);
  if (name !== undefined) requestInfo(request).boundedName = name;
  if (!(await options.identify(request))) throw notIdentified(request);
  const { schema, parse, validate, contextFactory, execute, subscribe } = options.http.getEnveloped(
    { request, params: { ...payload, query } },
  );
  const document = parse(query);
  const errors: readonly GraphQLError[] = validate(schema, document);
  if (errors.length > 0) return errors.map((error) => forClient(toPublicError(error)));
  return {
    schema,
    document,
    operationName: payload.operationName,
    variableValues: payload.variables,
    contextValue: await contextFactory(),
    run: { execute, subscribe },
  };
}

/** As a request over HTTP would be: one for each operation. */
function requestOf({ extra }: ConnectionContext): Request {
  const { url, signal, wire, address, headers } = extra;
  const request = new Request(url, { headers: headers ?? {}, signal });
  const info = requestInfo(request);
  info.address = address;
  info.inTurn = (work) => wire.inTurn(work);
  return request;
}

/** Whether a connection is a member's. Each operation tells what is wrong with a token that is not good. */
async function isMember(
  context: ConnectionContext,
  { identify }: OperationOptions,
): Promise<boolean> {
  const request = requestOf(context);
  try {
    return (await identify(request)) && requestInfo(request).viewer.kind === 'member';
  } catch {
    return false;
  }
}

/** Who connects says once who they are, where a request would in its header; or their browser does, by its cookie. */
function headersOf({ cookie }: Connection, params: Params): Record<string, string> {
  const [, authorization] =
    Object.entries(params ?? {}).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  if (authorization !== undefined) return { authorization: headerText(authorization) };
  return cookie === null ? {} : { cookie };
}

/** A value that no header can have is a token that is not good, as an empty one is. */
function headerText(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : '';
  return /^[\t\x20-\x7E]*$/.test(text) ? text : '';
}

/** An empty text names an operation by its hash, as Apollo's clients do: the protocol has no words for it. */
async function textOf(
  { query, extensions }: SubscribePayload,
  { operations }: OperationOptions,
): Promise<string> {
  const named = extensions?.['persistedQuery'] as { readonly sha256Hash?: unknown } | undefined;
  if (query !== '' || typeof named?.sha256Hash !== 'string') return query;
  const text = (await operations()).get(named.sha256Hash);
  if (text !== undefined) return text;
  throw refusal({
    code: 'PERSISTED_QUERY_NOT_FOUND',
    message: 'This server has no operation with this hash. Send its text.',
  });
}

async function assertPersisted(query: string, { onlyOperations }: OperationOptions): Promise<void> {
  const operations = await onlyOperations();
  if (operations === null || operations.has(query)) return;
  throw refusal({
    code: 'PERSISTED_QUERY_REQUIRED',
    message: 'This server runs registered operations only: send the text of one.',
  });
}

/** In seconds. */
const UNTIL_AN_OPERATION_ENDS = 1;

function tooMany(most: number): GraphQLError {
  return refusal({
    code: 'RATE_LIMITED',
    message: `This connection has ${most} running operations, which is the maximum.`,
    details: { retryAfter: UNTIL_AN_OPERATION_ENDS },
  });
}

/** Nothing when the result is to be sent as it is. */
function withoutHttp({ data, errors, extensions }: Result): FormattedExecutionResult | undefined {
  if (errors === undefined) return undefined;
  return {
    errors: errors.map((error) => forClient(error).toJSON()),
    ...(data === undefined ? {} : { data }),
    ...(extensions === undefined ? {} : { extensions }),
  };
}

type Result = Parameters<NonNullable<ServerOptions['onNext']>>[4];

/** Without what is meant for the HTTP response. */
function forClient(error: GraphQLError): GraphQLError {
  const { http: _http, unexpected: _unexpected, ...extensions } = error.extensions;
  const { message, nodes, source, positions, path } = error;
  return new GraphQLError(message, { nodes: nodes ?? null, source, positions, path, extensions });
}
