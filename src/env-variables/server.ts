import { hostName, optionalPort, wholeNumber } from '../env-kinds.ts';
import type { Variable } from './variable.ts';

/** Variables of where the server listens. */
export const SERVER_VARIABLES = {
  PORT: {
    ...wholeNumber(0, 65_535),
    default: '4000',
    description: 'TCP port to listen on; 0 chooses a free port.',
  },
  HOST: {
    ...hostName(),
    default: '127.0.0.1',
    description: 'Address to listen on; `0.0.0.0` or `::` for all addresses of this machine.',
  },
  METRICS_PORT: {
    ...optionalPort(),
    default: '',
    description:
      'TCP port of `/metrics` for Prometheus; 0 chooses a free port. Without it nothing is measured.',
  },
  METRICS_HOST: {
    ...hostName(),
    default: '127.0.0.1',
    description: 'Address to listen on for METRICS_PORT. Only your monitoring should reach it.',
  },
} satisfies Record<string, Variable>;
