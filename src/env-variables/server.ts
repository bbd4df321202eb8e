import { hostName, wholeNumber } from '../env-kinds.ts';
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
} satisfies Record<string, Variable>;
