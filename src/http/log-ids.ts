import type { Logger } from 'pino';
import { traceIdOf, traceparentOf } from '../telemetry/traceparent.ts';
import { isProbe } from './is-probe.ts';
import { costOf, requestInfo } from './request-info.ts';

/** What leads from a line of the log to a request, its trace and its account. It names no token. */
export function logIds(request: Request) {
  const { id, viewer, span } = requestInfo(request);
  return {
    requestId: id,
    traceId: traceIdOf(span?.traceparent ?? traceparentOf(request)),
    account: viewer.kind === 'member' ? viewer.id : undefined,
  };
}

interface SlowOptions {
  readonly request: Request;
  readonly log: Logger;
  /** From how many ms on something is slow; 0 for never. */
  readonly slowMs: number;
}

/** Logs an operation that took long, with what it cost: never the variables, which hold what people wrote. */
export function logIfSlow({ request, log, slowMs }: SlowOptions): void {
  const info = requestInfo(request);
  const ms = Math.round(performance.now() - info.startedAt);
  if (slowMs === 0 || ms < slowMs) return;
  const path = pathOf(request);
  if (isProbe(path)) return;
  const { operationName, statements, roundTrips } = info;
  log.warn(
    {
      ...logIds(request),
      path,
      operation: operationName,
      ms,
      cost: costOf(info) + info.ownCost,
      statements,
      roundTrips,
    },
    'slow operation',
  );
}

/** Without the query string, which holds what a client's users typed. */
export function pathOf({ url }: Request): string {
  return new URL(url).pathname;
}
