import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import type { Metrics } from '../telemetry/metrics.ts';
import { type HttpServer, listen } from './server.ts';

const METRICS_PATH = '/metrics';

interface MetricsServerOptions {
  readonly host: string;
  readonly port: number;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  readonly log: Logger;
}

/**
 * Serves the metrics on a port of their own, which only the operator's network should reach.
 *
 * @throws Error as `listen` does when the address cannot be had
 */
export function serveMetrics({
  host,
  port,
  metrics,
  log,
}: MetricsServerOptions): Promise<HttpServer> {
  const listener: RequestListener = async ({ url, method }, response) => {
    if (url?.split('?')[0] !== METRICS_PATH || (method !== 'GET' && method !== 'HEAD')) {
      response.writeHead(404).end(`The metrics are at ${METRICS_PATH}.\n`);
      return;
    }
    try {
      const text = await metrics.text();
      response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
      response.end(text);
    } catch (err) {
      log.error({ err }, 'metrics could not be collected');
      response.writeHead(500).end();
    }
  };
  return listen({ host, port, listener });
}
