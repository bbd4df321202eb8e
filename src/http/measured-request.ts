import type { Metrics } from '../telemetry/metrics.ts';
import { costOf, requestInfo } from './request-info.ts';

type Measured = Omit<Parameters<Metrics['noteRequest']>[0], 'transport' | 'status'>;

/** What is measured of a request when its answer is ready, by whatever transport. */
export function measuredRequest(request: Request): Measured {
  const info = requestInfo(request);
  return {
    operation: info.boundedName ?? null,
    seconds: (performance.now() - info.startedAt) / 1000,
    cost: costOf(info) + info.ownCost,
    statements: info.statements,
    roundTrips: info.roundTrips,
    isCompiled: info.isCompiled,
  };
}
