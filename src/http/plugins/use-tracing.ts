import type { Plugin } from 'graphql-yoga';
import { traceparentOf } from '../../telemetry/traceparent.ts';
import type { Tracer } from '../../telemetry/tracing.ts';
import { isProbe } from '../is-probe.ts';
import { requestInfo } from '../request-info.ts';

/**
 * Gives every request except probes a span. What plans its operation is a part of it, from the body to the
 * decision that it may run; `OperationWork` adds each statement.
 */
export function useTracing(tracer: Tracer): Plugin {
  return {
    onRequest({ request, url }) {
      if (isProbe(url.pathname)) return;
      requestInfo(request).span = tracer.begin(request.method, {
        kind: 'server',
        parent: traceparentOf(request),
        attributes: { 'http.request.method': request.method, 'url.path': url.pathname },
      });
    },
    onParams({ request }) {
      const info = requestInfo(request);
      info.planning = info.span?.begin('plan');
    },
    onResponse({ request, response }) {
      const { span, planning, boundedName, operationName, id, viewer } = requestInfo(request);
      planning?.end();
      const name = boundedName ?? operationName;
      span?.end({
        name: boundedName && `${request.method} ${boundedName}`,
        hasFailed: response.status >= 500,
        attributes: {
          'http.response.status_code': response.status,
          'commonplace.request.id': id,
          ...(name !== undefined && { 'graphql.operation.name': name }),
          ...(viewer.kind === 'member' && { 'enduser.id': viewer.id }),
        },
      });
    },
  };
}
