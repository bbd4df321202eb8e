/** What is known of a span: names of the semantic conventions of OpenTelemetry, never what people wrote. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

interface SpanEnd {
  readonly attributes?: Attributes;
  /** A better name than the one it began with. */
  readonly name?: string | undefined;
  readonly hasFailed?: boolean;
}

/** A piece of work with a beginning and an end. */
export interface TraceSpan {
  /** The header that passes it on (W3C Trace Context). */
  readonly traceparent: string;
  /** Begins a part of it. */
  begin(name: string, attributes?: Attributes): TraceSpan;
  end(facts?: SpanEnd): void;
}

interface SpanBeginning {
  /** Whether a request of a client is answered, or one is sent to another server. */
  readonly kind: 'server' | 'client';
  /** The `traceparent` of what it belongs to; null where it begins a trace. */
  readonly parent: string | null;
  readonly attributes?: Attributes;
}

/** Makes spans and sends them to where the operator wants them. */
export interface Tracer {
  begin(name: string, beginning: SpanBeginning): TraceSpan;
  /** Sends what is left. */
  close(): Promise<void>;
}

/** Runs work within a part of a span, if there is one. */
export async function traced<Result>(
  span: TraceSpan | undefined,
  { name, attributes }: { readonly name: () => string; readonly attributes?: Attributes },
  work: () => Promise<Result>,
): Promise<Result> {
  if (span === undefined) return work();
  const part = span.begin(name(), attributes);
  let hasFailed = true;
  try {
    const result = await work();
    hasFailed = false;
    return result;
  } finally {
    part.end({ hasFailed });
  }
}
