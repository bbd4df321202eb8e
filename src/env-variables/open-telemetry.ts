import * as z from 'zod/mini';
import { type Kind, oneOf, text, webAddress, wholeNumber } from '../env-kinds.ts';

/** The most that a timer of Node takes, in ms. */
const MAX_NUMBER = 2 ** 31 - 1;

/**
 * Variables that the libraries of OpenTelemetry read themselves ("OpenTelemetry Environment Variable Specification").
 * They take a default in place of a wrong value, and say nothing.
 */
export const OTEL_VARIABLES: Readonly<Record<string, Kind<unknown>>> = {
  OTEL_TRACES_EXPORTER: oneOf('otlp', 'console', 'none'),
  OTEL_EXPORTER_OTLP_PROTOCOL: oneOf('http/json'),
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: oneOf('http/json'),
  OTEL_EXPORTER_OTLP_ENDPOINT: webAddress(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: webAddress(),
  OTEL_EXPORTER_OTLP_TIMEOUT: wholeNumber(1, MAX_NUMBER),
  OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: wholeNumber(1, MAX_NUMBER),
  OTEL_EXPORTER_OTLP_COMPRESSION: oneOf('gzip', 'none'),
  OTEL_EXPORTER_OTLP_TRACES_COMPRESSION: oneOf('gzip', 'none'),
  OTEL_EXPORTER_OTLP_HEADERS: pairs(),
  OTEL_EXPORTER_OTLP_TRACES_HEADERS: pairs(),
  OTEL_RESOURCE_ATTRIBUTES: pairs(),
  OTEL_TRACES_SAMPLER: oneOf(
    ...['always_on', 'always_off', 'traceidratio'],
    ...['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'],
  ),
  OTEL_TRACES_SAMPLER_ARG: ratio(),
  OTEL_BSP_SCHEDULE_DELAY: wholeNumber(1, MAX_NUMBER),
  OTEL_BSP_EXPORT_TIMEOUT: wholeNumber(1, MAX_NUMBER),
  OTEL_BSP_MAX_QUEUE_SIZE: wholeNumber(1, MAX_NUMBER),
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: wholeNumber(1, MAX_NUMBER),
};

function ratio(): Kind<string> {
  return {
    allowed: 'a number from 0 to 1',
    schema: z.string().check(z.regex(/^(0(\.\d*)?|\.\d+|1(\.0*)?)$/)),
  };
}

function pairs(): Kind<string> {
  return {
    allowed: 'name=value, comma-separated',
    schema: text().schema.check(
      z.refine((value) => value.split(',').every((pair) => /^\s*([^=\s]+\s*=.*)?$/.test(pair))),
    ),
  };
}
