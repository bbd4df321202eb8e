import { IncomingMessage } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { isProbe } from '../is-probe.ts';
import { logIds, logIfSlow, pathOf } from '../log-ids.ts';
import { noteOperation, requestInfo } from '../request-info.ts';
import type { Shares } from '../shares/shares.ts';

interface RequestLogOptions extends Pick<Shares, 'addressOf'> {
  readonly log: Logger;
  /** From how many ms on a request is slow; 0 for never. */
  readonly slowMs: number;
}

/**
 * Gives every request its id, its clock and where it comes from, before anything else is asked about it. When
 * its answer is ready, its work is over, and is logged in one line: its failure too.
 */
export function useRequestLog({ log, slowMs, addressOf }: RequestLogOptions): Plugin {
  return {
    onRequest({ request, serverContext }) {
      const info = requestInfo(request);
      const message = 'req' in serverContext ? serverContext.req : null;
      if (message instanceof IncomingMessage) info.address = addressOf(message);
    },
    onParams({ request, params }) {
      if (typeof params.operationName === 'string') noteOperation(request, params.operationName);
    },
    onExecute({ args }) {
      const { request, params } = args.contextValue;
      if (params.operationName) return;
      for (const definition of args.document.definitions) {
        if (definition.kind === 'OperationDefinition') {
          noteOperation(request, definition.name?.value);
        }
      }
    },
    onResponse({ request, response }) {
      const { startedAt, operationName, statements, roundTrips, failure, endWork } =
        requestInfo(request);
      endWork?.();
      logIfSlow({ request, log, slowMs });
      // A line that nobody wants is not put together.
      if (!log.isLevelEnabled(failure?.level ?? 'info')) return;
      const path = pathOf(request);
      const { level = isProbe(path) ? 'debug' : 'info', path: field, ...why } = failure ?? {};
      log[level](
        {
          ...logIds(request),
          method: request.method,
          path,
          operation: operationName,
          status: response.status,
          ms: Math.round((performance.now() - startedAt) * 10) / 10,
          statements,
          roundTrips,
          ...(failure && { ...why, field }),
        },
        failure === undefined ? 'request' : 'request failed',
      );
    },
  };
}
