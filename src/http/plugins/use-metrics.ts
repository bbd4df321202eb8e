import type { Plugin } from 'graphql-yoga';
import { IMAGES_PATH } from '../../lib/image-files.ts';
import type { Metrics, Transport } from '../../telemetry/metrics.ts';
import { isProbe } from '../is-probe.ts';
import { measuredRequest } from '../measured-request.ts';
import { ASSETS_PATH } from '../served/assets.ts';
import { GRAPHQL_PATH } from './use-routes.ts';

/** Counts every request except probes when its answer is ready. */
export function useMetrics(metrics: Pick<Metrics, 'noteRequest'>): Plugin {
  return {
    onResponse({ request, response }) {
      const { pathname } = new URL(request.url);
      if (isProbe(pathname)) return;
      metrics.noteRequest({
        ...measuredRequest(request),
        transport: transportOf(pathname),
        status: response.status,
      });
    },
  };
}

function transportOf(path: string): Transport {
  if (path === GRAPHQL_PATH) return 'graphql';
  if (path.startsWith(ASSETS_PATH)) return 'asset';
  if (path.startsWith(IMAGES_PATH)) return 'image';
  if (path.startsWith('/api/')) return 'sign-in';
  if (path.endsWith('/feed.atom')) return 'feed';
  return path.startsWith('/sitemap') ? 'sitemap' : 'page';
}
