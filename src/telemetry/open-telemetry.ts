import {
  type Context,
  type Tracer as OtelTracer,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ConsoleSpanExporter,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import type { Tracer, TraceSpan } from './tracing.ts';

interface TracerOptions {
  /** Takes the place of what `OTEL_TRACES_EXPORTER` names. */
  readonly exporter?: SpanExporter;
  readonly exporterName: 'otlp' | 'console';
}

/**
 * Traces by OpenTelemetry. Its libraries read `OTEL_EXPORTER_OTLP_…`, `OTEL_TRACES_SAMPLER`, `OTEL_BSP_…`,
 * `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` themselves.
 */
export function createTracer({ exporterName, exporter }: TracerOptions): Tracer {
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'commonplace' }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [
      exporter !== undefined
        ? new SimpleSpanProcessor(exporter)
        : exporterName === 'console'
          ? new SimpleSpanProcessor(new ConsoleSpanExporter())
          : new BatchSpanProcessor(new OTLPTraceExporter()),
    ],
  });
  const tracer = provider.getTracer('commonplace');
  return {
    begin(name, { kind, parent, attributes = {} }) {
      const context = parent === null ? ROOT_CONTEXT : remoteContext(parent);
      const options = {
        kind: kind === 'server' ? SpanKind.SERVER : SpanKind.CLIENT,
        attributes: { ...attributes },
      };
      return spanOf(tracer, tracer.startSpan(name, options, context));
    },
    close: () => provider.shutdown(),
  };
}

/** The context of a valid `traceparent`, whose parts have fixed lengths. */
function remoteContext(traceparent: string): Context {
  const [, traceId = '', spanId = '', flags = '0'] = traceparent.split('-');
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
  });
}

function spanOf(tracer: OtelTracer, span: Span): TraceSpan {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return {
    traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
    begin(name, attributes = {}) {
      const context = trace.setSpan(ROOT_CONTEXT, span);
      return spanOf(tracer, tracer.startSpan(name, { attributes: { ...attributes } }, context));
    },
    end({ attributes = {}, name, hasFailed = false } = {}) {
      if (name !== undefined) span.updateName(name);
      span.setAttributes({ ...attributes });
      if (hasFailed) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}
